import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import { startScheduler } from '../../src/jobs/scheduler.ts';
import { COLLECTIONS } from '../../src/product/repos.ts';
import { openMongoStore } from '../../src/storage/mongo/open-mongo-store.ts';
import type { Store } from '../../src/storage/store.ts';
import { migrateStore } from '../../src/storage/store-version.ts';
import { type MongoDouble, startMongoDouble } from '../contracts/mongo-double/start-mongo-double.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { registerClient } from '../helpers/register-client.ts';
import { startTestBot, type TestBot, textOf } from '../helpers/start-bot.ts';

const PATIENCE = { majorityMs: 50, answerMs: 1_000, rereadMs: 1_000, restMs: 50, pingMs: 200, closeMs: 200 };
const translator = createTranslator();
const SILENT = translator.in('ru').t('errors.STORE_SILENT');

let double: MongoDouble;
let store: Store;
let bot: TestBot;

beforeEach(async () => {
  double = await startMongoDouble();
  store = await openMongoStore(double.uri, { patience: PATIENCE });
  await migrateStore(store, COLLECTIONS);
  bot = await startTestBot({ store, soleProcess: false, openChats: true, renderers: RENDERERS });
});

afterEach(async () => {
  double.recover();
  await bot.close();
  await store.close();
  await double.close();
});

async function press(person: string, button: string, typed: Record<string, string> = {}): Promise<string> {
  return textOf(await bot.click(person, button, typed));
}

describe('while no majority of MongoDB answers', () => {
  beforeEach(async () => {
    await bot.say('unit-sales-head', 'помощь');
    await registerClient(bot, 'manager');
    await bot.quiet();
  });

  it('a decision gets a sentence, and pressed again it counts once', async () => {
    double.stallMajority();

    expect(await press('unit-sales-head', 'Присвоить статус')).toBe(SILENT);

    double.recover();
    await bot.quiet();
    await bot.click('unit-sales-head', 'Присвоить статус');
    const [request] = (await bot.product.requests.find({ index: 'all', eq: {}, limit: 9 })).items;
    expect(request?.history.filter(({ by }) => by === 'unit-sales-head')).toHaveLength(1);
  });

  it('reading goes on, and the end is not waited for', async () => {
    double.stallMajority();

    expect(await bot.hear('unit-sales-head', 'мои дела')).toContain('Торговый дом');
    const health = await fetch(bot.running.url.replace('/api/messages', '/ready'));

    expect(health.status).toBe(200);
  });
});

describe('while MongoDB does not answer at all', () => {
  it.each(['ru', 'en'] as const)('a message gets a sentence in %s', async (locale) => {
    double.hang();

    const said = await bot.say('manager', 'помощь', locale === 'ru' ? 'ru-RU' : 'en-US');

    expect(said.map(({ card }) => visibleText(card)).join()).toContain(
      translator.in(locale).t('errors.STORE_SILENT'),
    );
  });

  it('neither a pass nor the end hangs', async () => {
    const scheduler = startScheduler(bot.product);
    double.hang();

    await scheduler.runDue();
    const health = await fetch(bot.running.url.replace('/api/messages', '/ready'));
    await scheduler.stop();

    expect(health.status).toBeGreaterThanOrEqual(500);
  });
});
