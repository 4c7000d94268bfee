import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { buildClient } from '../helpers/build-client.ts';
import { importLines } from '../helpers/import-table.ts';
import { putCharged } from '../helpers/put-report.ts';
import { quietPassport } from '../helpers/report-world.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const HEADER = 'Месяц;Клиент;Услуга;Начислено';

let bot: TestBot;

/** On the 1st, with a report drafted while November's charges are not there yet. */
beforeEach(async () => {
  bot = await startTestBot({
    people: SEATS,
    renderers: RENDERERS,
    openChats: true,
    at: '2026-11-24T05:00:00Z',
  });
  const passport = quietPassport({ shortName: 'Ромашка' });
  const change = { status: 'client_notified', at: '2026-08-03T02:00:00Z', by: 'manager' } as const;
  const statusHistory = [{ ...change, request: null, reason: null }];
  const doc = { _id: CLIENT, passport, status: 'client_notified' as const, statusHistory, openRequest: null };
  await bot.product.clients.insert(buildClient(doc));
  await putCharged(bot.product, CLIENT, '2026-10', 1_000);
  await pass();
  bot.clock.set('2026-12-01T02:00:00Z');
  await pass();
  bot.clock.set('2026-12-01T05:00:00Z');
});

afterEach(() => bot.close());

async function pass(): Promise<void> {
  await runDue(bot.product);
  await bot.quiet();
}

async function load(...rows: string[]): Promise<void> {
  await importLines(bot.product, 'figures', [HEADER, ...rows], { apply: true, units: 'all' });
}

it('asks the manager as soon as charges come that have moved', async () => {
  expect(await bot.hear('manager', 'мои дела')).not.toContain('Дополните отчёт');

  await load(`ноябрь 2026;${CLIENT};internet;1 500,00`);

  expect(await bot.hear('manager', 'мои дела')).toContain('Дополните отчёт за ноябрь 2026');
});

it('asks no more once a correction has taken the move back', async () => {
  await load(`ноябрь 2026;${CLIENT};internet;1 500,00`);
  await load(`ноябрь 2026;${CLIENT};internet;1 010,00`);

  expect(await bot.hear('manager', 'мои дела')).not.toContain('Дополните отчёт');
});
