import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { AUDIT } from '../../src/audit/audit-entry.ts';
import type { CollectionDef, Rec, Repo, Store } from '../../src/storage/store.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const COLLEAGUE = 'second-sales';

let bot: TestBot;
let store: Store;
let isLogStuck: boolean;

beforeEach(async () => {
  isLogStuck = false;
  store = openMemoryStore();
  bot = await startTestBot({
    people: [...SEATS, buildHolder('branch-sales', { _id: COLLEAGUE, name: 'Вторая' })],
    renderers: RENDERERS,
    openChats: true,
    store: { ...store, repo: openRepo },
  });
});

afterEach(async () => {
  await bot.close();
  await store.close();
});

/** The trace is what a change owes first: while it cannot be written, nobody is told anything. */
function openRepo<T extends Rec>(def: CollectionDef<T>): Repo<T> {
  const repo = store.repo(def);
  if (def.name !== AUDIT.name) return repo;
  return {
    ...repo,
    insert: async (doc) => {
      if (isLogStuck) throw new Error('stuck');
      return repo.insert(doc);
    },
  };
}

it('shows whoever is called late how things stand, and calls the next step once', async () => {
  await registerClient(bot, 'manager');
  await bot.quiet();
  isLogStuck = true;
  await bot.press('unit-sales-head', 'Присвоить статус');
  expect(bot.cardsOf(COLLEAGUE)).toEqual([]);
  isLogStuck = false;

  await bot.say('branch-sales', 'открыть ST-2026-0001');
  await bot.press('branch-sales', 'Принять в список');

  const cards = bot.cardsOf(COLLEAGUE).map(({ card }) => card);
  expect(cards).toHaveLength(1);
  expect(visibleText(cards[0])).toContain('Отдел продаж филиала: принято в список');
  expect(visibleText(cards[0])).toContain('Ждём решения: коммерческий директор');
  expect(buttonsOf(cards[0])).not.toContain('Принять в список');
  expect(bot.cardsOf('commercial-director')).toHaveLength(1);
  expect(bot.cardsOf('security-director')).toHaveLength(1);
});
