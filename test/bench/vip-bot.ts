import { runBot } from '../../bot/run-bot.ts';
import { createSystemClock } from '../../src/kernel/clock.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import type { Product } from '../../src/product/product.ts';
import { loadConfig } from '../../src/settings/config.ts';
import { buildUnit } from '../helpers/build-person.ts';
import { createFixedClock } from '../helpers/fixed-clock.ts';
import { SEATS } from '../helpers/start-bot.ts';
import { reportTo } from './child.ts';
import { NOW } from './seed-many.ts';

/** This bot as it runs in production, scheduler included, on the file given; only nobody proves who they are. */
const [file = ''] = process.argv.slice(2);
const running = await runBot({
  config: loadConfig({ DATA_FILE: file, PORT: '0' }),
  clock: createFixedClock(NOW),
  realClock: createSystemClock(),
  log: createLogger('silent'),
  prepare: addPeople,
});

reportTo(process, running.bot.url, async () => void (await running.close()));

async function addPeople(product: Product): Promise<void> {
  if (await product.units.get(buildUnit()._id)) return;
  await product.units.insert(buildUnit());
  for (const person of SEATS) await product.people.insert(person);
}
