import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { markDone } from '../../src/reminders/answers/mark-done.ts';
import { startRequestDraft } from '../../src/requests/forms/start-request-draft.ts';
import { submitRequestDraft } from '../../src/requests/forms/submit-request-draft.ts';
import { buildClient } from '../helpers/build-client.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const PROJECT = {
  client: 'VIP-2026-0001',
  title: 'Связь для нового склада',
  goal: 'Клиент открывает склад в срок',
  ownPart: 'Веду переговоры и согласую площадку',
  budget: '250000',
  risks: 'Нет свободных волокон',
  from: '2026-11-01',
  to: '2027-03-31',
  milestones: [
    { title: 'Проект согласован', on: '2026-12-25', owner: 'Петров' },
    { title: 'Склад подключён', on: '2027-02-01', owner: '' },
  ],
};

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: SEATS, renderers: RENDERERS, openChats: true });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  const draft = await startRequestDraft(bot.product, {
    actor: 'manager',
    type: 'joint-project',
    values: PROJECT,
  });
  const { version } = await bot.product.requestDrafts.replace({ ...draft, values: PROJECT });
  await submitRequestDraft(bot.product, { actor: 'manager', draft: draft._id, version, typed: {} });
  await bot.quiet();
});

afterEach(() => bot.close());

it('shows who agrees the stages with those who answer for them, and takes down how they stand', async () => {
  const asked = visibleText(bot.cardsOf('unit-sales-head').at(-1)?.card);
  expect(asked).toMatch(/Бюджет: 250\s000\s₽/);
  expect(asked).toContain('○ 25.12.2026 — Проект согласован · Петров');
  await bot.press('unit-sales-head', 'Согласовать');
  await bot.quiet();

  await bot.hear('manager', 'открыть JP-2026-0001');
  await bot.click('manager', 'Отметить этап…');
  const wrong = await bot.click('manager', 'request.add', { row: '0', state: 'moved', movedTo: '' });
  expect(visibleText(wrong.card)).toContain('Заполните это поле.');
  const marked = await bot.click('manager', 'request.add', { row: '0', state: 'done', doneOn: '2026-11-24' });
  expect(visibleText(marked.card)).toContain('Этап отмечен.');
  await bot.quiet();

  await bot.click('manager', 'Открыть');
  await bot.click('manager', 'Отметить этап…');
  await bot.click('manager', 'request.add', { row: '1', state: 'moved', movedTo: '2027-02-15' });
  await bot.quiet();
  const shown = await bot.hear('unit-sales-head', 'открыть JP-2026-0001');
  expect(shown).toContain('✓ 25.12.2026 — Проект согласован · Петров · готов 24.11.2026');
  expect(shown).toContain('○ 15.02.2027 — Склад подключён · перенесён с 01.02.2027');
  expect(await bot.hear('manager', 'журнал JP-2026-0001')).toContain('Этап отмечен: Проект согласован');
});

it('marks a stage when its reminder is answered, and leaves nothing to strangers', async () => {
  await bot.press('unit-sales-head', 'Согласовать');
  await bot.quiet();
  const matter = 'milestone:JP-2026-0001:milestones-0';
  await markDone(bot.product, { matter, occurrence: '2026-12-25', by: 'manager' });
  await bot.quiet();

  expect(await bot.hear('manager', 'открыть JP-2026-0001')).toContain('готов 24.11.2026');
  const seen = await bot.say('unit-sales-head', 'открыть JP-2026-0001');
  expect(JSON.stringify(seen)).not.toContain('request.ask-addition');
  const forced = await bot.act('unit-sales-head', 'any', 'request.add', {
    request: 'JP-2026-0001',
    addition: 'stage',
    row: '1',
    state: 'done',
    doneOn: '2026-11-24',
  });
  expect(forced.status).toBe(200);
  expect(Object.keys((await bot.product.requests.get('JP-2026-0001'))?.additions ?? {})).toEqual(['stage-0']);
});
