import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runDue } from '../../src/jobs/run-due.ts';
import { allOf, buttonsInSight, visibleText } from '../helpers/card-contents.ts';
import {
  AGREE,
  decisionsOf,
  elementOf,
  openCard,
  STATUS_REQUEST,
  sendDecision,
  sendStatus,
  sendToDirectors,
  startDecisionDesk,
  valueIn,
} from '../helpers/decision-desk.ts';
import { answerStep } from '../helpers/raise-request.ts';
import type { TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';

let bot: TestBot;

beforeEach(async () => {
  bot = await startDecisionDesk();
});

afterEach(() => bot.close());

const idsOf = (card: unknown) => allOf(card, 'Input.Text').map(({ id }) => String(id));

describe('the card of a request', () => {
  it('says first what is asked of its reader, until when, and how long is left', async () => {
    await sendStatus(bot);

    const [, , , ask, due] = visibleText(await openCard(bot, 'unit-sales-head')).split('\n');

    expect([ask, due]).toEqual([
      'Решите, присвоить ли клиенту статус VIP',
      'До 27 ноября, осталось 3 рабочих дня',
    ]);
  });

  it.each([
    ['2026-11-27T05:00:00Z', 'Сегодня последний день', 'warning'],
    ['2026-11-30T05:00:00Z', 'Срок был 27 ноября: просрочено на 1 рабочий день', 'attention'],
    ['2026-11-28T05:00:00Z', 'Срок был 27 ноября: просрочено на 1 день', 'attention'],
  ])('at %s says: %s', async (now, said, style) => {
    await sendStatus(bot);
    bot.clock.set(now);

    const card = await openCard(bot, 'unit-sales-head');

    expect(visibleText(card)).toContain(said);
    expect(allOf(card, 'Container').some((each) => each.style === style)).toBe(true);
  });

  it('says on each day anew how long is left, drawn once a day', async () => {
    await sendStatus(bot);
    await bot.quiet();
    const shown = () => visibleText(bot.cardsOf('unit-sales-head').at(-1)?.card);
    expect(shown()).toContain('осталось 3 рабочих дня');

    bot.clock.set('2026-11-25T01:00:00Z');
    await runDue(bot.product);
    await bot.quiet();
    expect(shown()).toContain('осталось 2 рабочих дня');

    const drawn = bot.connector.requests.length;
    await runDue(bot.product);
    await bot.quiet();
    expect(bot.connector.requests).toHaveLength(drawn);
  });

  it('tells those of whom nothing is asked whose turn it is, and offers them nothing', async () => {
    await sendToDirectors(bot);

    const card = await openCard(bot, 'unit-sales-head');

    expect(visibleText(card)).toContain(
      'Ждём решения: коммерческий директор, директор по безопасности и режиму\nДо 1 декабря, осталось 5 рабочих дней',
    );
    expect(buttonsInSight(card)).toEqual([]);
  });

  it('goes on telling those who decided what they did, when it is drawn anew', async () => {
    await sendToDirectors(bot);

    const [branch] = bot.cardsOf('branch-sales').slice(-1);

    expect(visibleText(branch?.card)).toContain(
      'Вы приняли ООО «Ромашка» в единый список.\nЖдём решения: коммерческий директор',
    );
    expect(visibleText(await openCard(bot, 'manager'))).not.toContain('Вы приняли');
  });

  it('folds the passport, as its reader may see it', async () => {
    await sendToDirectors(bot);

    const [security, commercial] = [
      await openCard(bot, 'security-director'),
      await openCard(bot, 'commercial-director'),
    ];

    expect(elementOf(commercial, 'fold-passport')?.isVisible).toBe(false);
    expect(visibleText(elementOf(security, 'fold-passport'))).toContain('Директоров Директор Директорович');
    expect(JSON.stringify(commercial)).not.toContain('Директоров');
    expect(JSON.stringify(commercial)).not.toContain('12-34-56');
  });

  it('keeps what is being typed as another director decides', async () => {
    await sendToDirectors(bot);
    const before = idsOf(await openCard(bot, 'security-director'));
    await bot.press('commercial-director', 'Согласовать');

    expect(idsOf(await openCard(bot, 'security-director'))).toEqual(before);
    await answerStep(bot, 'security-director', 'Спросить автора…', { reason: 'Давно ли клиент с нами?' });
    await bot.quiet();
    await answerStep(bot, 'manager', 'Ответить', { reason: 'Пять лет' });
    await bot.quiet();
    const after = idsOf(await openCard(bot, 'security-director'));
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });
});

describe('a comment on a yes', () => {
  it('stays with the decision and is read by those who come next, and by nobody of the register', async () => {
    await sendStatus(bot);
    await bot.press('unit-sales-head', 'Присвоить статус', { comment: 'Открывает ещё три склада' });

    const next = visibleText(await openCard(bot, 'branch-sales'));
    const log = await bot.hear('manager', `журнал ${STATUS_REQUEST}`);

    expect(await decisionsOf(bot)).toEqual([['unit-sales-head', 'approved', 'Открывает ещё три склада']]);
    expect(next).toContain('Что сказали до Вас\nНачальник отдела продаж СП: Открывает ещё три склада');
    expect(log).toContain('статус присвоен');
    expect(log).toContain('Комментарий: Открывает ещё три склада');
    const history = (await bot.product.clients.get(CLIENT))?.statusHistory;
    expect(history?.every(({ reason }) => reason === null)).toBe(true);
  });

  it.each(['', '   '])('of %j is none', async (comment) => {
    await sendStatus(bot);
    await bot.press('unit-sales-head', 'Присвоить статус', { comment });

    expect(await decisionsOf(bot)).toEqual([['unit-sales-head', 'approved', null]]);
  });

  it('that is too long decides nothing, and comes back with its text', async () => {
    await sendStatus(bot);
    const { card } = await bot.click('unit-sales-head', 'Присвоить статус', { comment: 'Ж'.repeat(1200) });

    expect(visibleText(elementOf(card, 'act-agree'))).toContain('Слишком длинно');
    expect(elementOf(card, 'act-agree')?.isVisible).toBe(true);
    expect(valueIn(card, 'comment')).toHaveLength(1200);
    expect(await decisionsOf(bot)).toEqual([]);
  });

  it('is the first one where the press comes twice', async () => {
    await sendToDirectors(bot);
    const target = { ...AGREE, seat: 'commercial-director', act: 'agree' };
    await sendDecision(bot, 'commercial-director', { ...target, 'comment~1': 'За' });
    const again = await sendDecision(bot, 'commercial-director', { ...target, 'comment~1': 'Против' });

    expect(visibleText(again.card)).toContain('Это решение Вы уже приняли.');
    expect(await decisionsOf(bot)).toContainEqual(['commercial-director', 'approved', 'За']);
  });

  it('is each director’s own where both press at one moment', async () => {
    await sendToDirectors(bot);

    const answers = await Promise.all(
      ['commercial-director', 'security-director'].map((person) =>
        bot.click(person, 'Согласовать', { comment: `Слово: ${person}` }),
      ),
    );

    for (const { card } of answers) expect(visibleText(card)).toContain('Вы согласовали статус VIP');
    expect((await decisionsOf(bot)).slice(-2)).toEqual([
      ['commercial-director', 'approved', 'Слово: commercial-director'],
      ['security-director', 'approved', 'Слово: security-director'],
    ]);
  });
});

it('speaks English to who wants it', async () => {
  await sendStatus(bot);
  const data = {
    request: STATUS_REQUEST,
    step: 'assign',
    seat: 'unit-sales-head',
    revision: 1,
    act: 'agree',
  };
  await bot.say('unit-sales-head', 'english');

  const { card } = await sendDecision(bot, 'unit-sales-head', data);

  expect(visibleText(card)).toContain('You have assigned VIP status to ООО «Ромашка».');
  expect(visibleText(card)).toContain('By 27 November, 3 working days left');
});
