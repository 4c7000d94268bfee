import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson } from '../helpers/build-person.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { allOf, buttonsInSight, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const ID = 'ST-2026-0001';
const CLIENT = 'VIP-2026-0001';
const AGREE = { request: ID, step: 'agree', revision: 1 };

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildPerson('outsider'),
      buildHolder('technical'),
      buildHolder('marketing'),
      buildHolder('quality'),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
});

afterEach(() => bot.close());

async function sendStatus(): Promise<void> {
  await bot.product.clients.insert(buildClient());
  await submitRequest(bot.product, buildSubmission());
  await bot.quiet();
}

async function sendToDirectors(): Promise<void> {
  await sendStatus();
  await bot.press('unit-sales-head', 'Присвоить статус');
  await bot.press('branch-sales', 'Принять в список');
}

async function askTechnical(): Promise<void> {
  await bot.product.clients.insert(buildClient({ status: 'client_notified', openRequest: null }));
  await raiseRequest(bot, 'manager', 'department-technical', {
    client: CLIENT,
    topic: 'equipment',
    subject: 'Канал до склада',
    question: 'Какое оборудование нужно для канала?',
  });
  await bot.quiet();
}

async function open(person: string, id = ID): Promise<Record<string, unknown>> {
  return (await bot.say(person, `открыть ${id}`)).at(-1)?.card ?? {};
}

const get = (id = ID) => bot.product.requests.get(id);

async function decisions() {
  const seats = (await get())?.steps.flatMap((step) => step.seats) ?? [];
  return seats.flatMap(({ id, decision }) => (decision ? [[id, decision.outcome, decision.reason]] : []));
}

function elementOf(card: unknown, id: string): Record<string, unknown> | undefined {
  return allOf(card, 'Container').find((each) => each.id === id);
}

/** Value in the input of a field, as the card gives it back. */
function valueIn(card: unknown, field: string): string {
  const input = allOf(card, 'Input.Text').find(({ id }) => String(id).startsWith(`${field}~`));
  return String(input?.value ?? '');
}

const idsOf = (card: unknown) => allOf(card, 'Input.Text').map(({ id }) => String(id));

/** As Teams lets anybody send what a button could carry. */
function act(person: string, data: Record<string, unknown>) {
  return bot.act(person, bot.cardsOf(person).at(-1)?.activityId ?? 'any', 'request.decide', data);
}

describe('the card of a request', () => {
  it('says first what is asked of its reader, until when, and how long is left', async () => {
    await sendStatus();

    const [, , , ask, due] = visibleText(await open('unit-sales-head')).split('\n');

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
    await sendStatus();
    bot.clock.set(now);

    const card = await open('unit-sales-head');

    expect(visibleText(card)).toContain(said);
    expect(allOf(card, 'Container').some((each) => each.style === style)).toBe(true);
  });

  it('tells those of whom nothing is asked whose turn it is, and offers them nothing', async () => {
    await sendToDirectors();

    const card = await open('unit-sales-head');

    expect(visibleText(card)).toContain(
      'Ждём решения: коммерческий директор, директор по безопасности и режиму\nДо 1 декабря, осталось 5 рабочих дней',
    );
    expect(buttonsInSight(card)).toEqual([]);
  });

  it('folds the passport, as its reader may see it', async () => {
    await sendToDirectors();

    const [security, commercial] = [await open('security-director'), await open('commercial-director')];

    expect(elementOf(commercial, 'fold-passport')?.isVisible).toBe(false);
    expect(visibleText(elementOf(security, 'fold-passport'))).toContain('Директоров Директор Директорович');
    expect(JSON.stringify(commercial)).not.toContain('Директоров');
    expect(JSON.stringify(commercial)).not.toContain('12-34-56');
  });

  it('keeps what is being typed as another director decides', async () => {
    await sendToDirectors();
    const before = idsOf(await open('security-director'));
    await bot.press('commercial-director', 'Согласовать');

    expect(idsOf(await open('security-director'))).toEqual(before);
    await answerStep(bot, 'security-director', 'Спросить автора…', { reason: 'Давно ли клиент с нами?' });
    await answerStep(bot, 'manager', 'Ответить', { reason: 'Пять лет' });
    await bot.quiet();
    const after = idsOf(await open('security-director'));
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });
});

describe('a reason on the card', () => {
  it('opens in place, alone, and sends nothing', async () => {
    await sendToDirectors();
    const card = await open('commercial-director');
    const [refuse] = allOf(card, 'Action.ToggleVisibility').filter(({ title }) => title === 'Отклонить…');

    expect(elementOf(card, 'act-refuse')?.isVisible).toBe(false);
    expect(refuse?.targetElements).toEqual([
      'act-refuse',
      ...['act-return', 'act-ask', 'act-agree'].map((elementId) => ({ elementId, isVisible: false })),
    ]);
  });

  it.each([
    ['nothing', '  ', 'Заполните это поле.'],
    ['too much', 'Ж'.repeat(1001), 'Слишком длинно'],
  ])('of %s comes back open, with the text, and nothing is decided', async (_what, typed, error) => {
    await sendToDirectors();
    await open('commercial-director');

    const { card } = await bot.click('commercial-director', 'Отклонить', { 'refuse-reason': typed });

    expect(elementOf(card, 'act-refuse')?.isVisible).toBe(true);
    expect(elementOf(card, 'act-return')?.isVisible).toBe(false);
    expect(visibleText(elementOf(card, 'act-refuse'))).toContain(error);
    expect(visibleText(elementOf(card, 'act-return'))).not.toContain(error);
    expect(valueIn(card, 'refuse-reason').trim()).toBe(typed.trim());
    expect((await get())?.status).toBe('open');
  });

  it('of a refusal is taken, said, and stands at the head of every card', async () => {
    await sendToDirectors();
    const said = await bot.press('commercial-director', 'Отклонить', { 'refuse-reason': 'Рано: долг вырос' });

    expect(said).toContain('Вы отклонили заявку. Автор увидит причину.');
    expect(visibleText(await open('manager'))).toContain(
      'Отклонено, 24 ноября\nКоммерческий директор: Рано: долг вырос',
    );
  });

  it('is that of the button, whatever stands in the other places', async () => {
    await sendToDirectors();
    await bot.press('commercial-director', 'Вернуть на доработку', {
      'refuse-reason': 'Отклонить?',
      comment: 'Хороший клиент',
      'return-reason': 'Уточните адрес',
    });

    expect((await get())?.history.at(-1)).toMatchObject({ what: 'returned', reason: 'Уточните адрес' });
  });

  it('is taken from a form of an earlier day, and asked for on the card where it is missing', async () => {
    await sendToDirectors();
    const target = { ...AGREE, seat: 'commercial-director', act: 'refuse' };
    const asked = await bot.act('commercial-director', 'old', 'request.ask-reason', target);
    expect(elementOf(asked.card, 'act-refuse')?.isVisible).toBe(true);

    const empty = await act('commercial-director', { ...target, form: true, 'reason~1': '' });
    expect(elementOf(empty.card, 'act-refuse')?.isVisible).toBe(true);

    const sent = await act('commercial-director', { ...target, form: true, 'reason~1': 'Долг' });
    expect(visibleText(sent.card)).toContain('Вы отклонили заявку.');
    expect((await get())?.history.at(-1)).toMatchObject({ what: 'refused', reason: 'Долг' });
  });

  it('is not asked for on a card that is behind', async () => {
    await sendToDirectors();
    const target = { ...AGREE, seat: 'commercial-director', act: 'refuse', revision: 7 };

    const asked = await bot.act('commercial-director', 'old', 'request.ask-reason', target);
    const sent = await act('commercial-director', { ...target, 'refuse-reason~1': 'Долг' });

    for (const { card } of [asked, sent]) expect(visibleText(card)).toContain('Заявка с тех пор изменилась');
    expect((await get())?.status).toBe('open');
  });
});

describe('a comment on a yes', () => {
  it('stays with the decision and is read by those who come next, and by nobody of the register', async () => {
    await sendStatus();
    await bot.press('unit-sales-head', 'Присвоить статус', { comment: 'Открывает ещё три склада' });

    const next = visibleText(await open('branch-sales'));
    const log = await bot.hear('manager', `журнал ${ID}`);

    expect(await decisions()).toEqual([['unit-sales-head', 'approved', 'Открывает ещё три склада']]);
    expect(next).toContain('Что сказали до Вас\nНачальник отдела продаж СП: Открывает ещё три склада');
    expect(log).toContain('статус присвоен');
    expect(log).toContain('Комментарий: Открывает ещё три склада');
    const history = (await bot.product.clients.get(CLIENT))?.statusHistory;
    expect(history?.every(({ reason }) => reason === null)).toBe(true);
  });

  it.each(['', '   '])('of %j is none', async (comment) => {
    await sendStatus();
    await bot.press('unit-sales-head', 'Присвоить статус', { comment });

    expect(await decisions()).toEqual([['unit-sales-head', 'approved', null]]);
  });

  it('that is too long decides nothing, and comes back with its text', async () => {
    await sendStatus();
    const { card } = await bot.click('unit-sales-head', 'Присвоить статус', { comment: 'Ж'.repeat(1200) });

    expect(visibleText(elementOf(card, 'act-agree'))).toContain('Слишком длинно');
    expect(elementOf(card, 'act-agree')?.isVisible).toBe(true);
    expect(valueIn(card, 'comment')).toHaveLength(1200);
    expect(await decisions()).toEqual([]);
  });

  it('is the first one where the press comes twice', async () => {
    await sendToDirectors();
    const target = { ...AGREE, seat: 'commercial-director', act: 'agree' };
    await act('commercial-director', { ...target, 'comment~1': 'За' });
    const again = await act('commercial-director', { ...target, 'comment~1': 'Против' });

    expect(visibleText(again.card)).toContain('Это решение Вы уже приняли.');
    expect(await decisions()).toContainEqual(['commercial-director', 'approved', 'За']);
  });

  it('is each director’s own where both press at one moment', async () => {
    await sendToDirectors();

    const answers = await Promise.all(
      ['commercial-director', 'security-director'].map((person) =>
        bot.click(person, 'Согласовать', { comment: `Слово: ${person}` }),
      ),
    );

    for (const { card } of answers) expect(visibleText(card)).toContain('Вы согласовали статус VIP');
    expect((await decisions()).slice(-2)).toEqual([
      ['commercial-director', 'approved', 'Слово: commercial-director'],
      ['security-director', 'approved', 'Слово: security-director'],
    ]);
  });
});

describe('somebody else', () => {
  it.each(['outsider', 'manager', 'branch-sales', 'admin'])('%s decides nothing', async (person) => {
    await sendToDirectors();
    const before = await get();
    for (const [acted, typed] of [
      ['agree', { 'comment~1': 'За' }],
      ['refuse', { 'refuse-reason~1': 'Нет' }],
    ] as const) {
      const answer = await act(person, { ...AGREE, seat: 'commercial-director', act: acted, ...typed });
      expect(answer.status).toBe(200);
      expect(visibleText(answer.card) + answer.message).toMatch(/не Вы|Не нашлось/);
    }

    expect((await get())?.version).toBe(before?.version);
  });

  it('cannot refuse where the step knows no refusal, nor send anything but text', async () => {
    await sendStatus();
    await bot.press('unit-sales-head', 'Присвоить статус');
    const check = { request: ID, step: 'check', seat: 'branch-sales', revision: 1 };

    const refused = await act('branch-sales', { ...check, act: 'refuse', 'refuse-reason~1': 'Нет' });
    const odd = await act('branch-sales', { ...check, act: 'return', 'return-reason~1': { a: ['b'] } });

    expect(refused.status).toBe(200);
    expect(visibleText(odd.card)).toContain('Заполните это поле.');
    expect((await get())?.steps[1]?.status).toBe('open');
  });
});

describe('an answer on the card', () => {
  it('needs one press, and comes back with what is wrong beside it', async () => {
    await askTechnical();
    const empty = await bot.click('technical', 'Ответить', { answer: ' ' });
    const sent = await bot.click('technical', 'Ответить', { answer: 'Маршрутизатор' });

    expect(visibleText(elementOf(empty.card, 'act-agree'))).toContain('Заполните это поле.');
    expect(visibleText(sent.card)).toContain('Вы ответили на вопрос.');
    expect(visibleText(await open('manager', 'DT-2026-0001'))).toContain('Технический отдел: Маршрутизатор');
  });

  it('goes to another department from the same card, and keeps what was typed', async () => {
    await askTechnical();
    const wrong = await bot.click('technical', 'Передать', { 'pass-to': 'space', 'pass-reason': 'Не наше' });
    expect(elementOf(wrong.card, 'act-pass')?.isVisible).toBe(true);
    expect(valueIn(wrong.card, 'pass-reason')).toBe('Не наше');

    await bot.press('technical', 'Передать', { 'pass-to': 'quality', 'pass-reason': 'Не наше' });

    expect(visibleText(await open('quality', 'DT-2026-0001'))).toContain('Ответьте на вопрос менеджера');
  });

  it('is read in full by whoever judges it, before anything is unfolded', async () => {
    await askTechnical();
    const answer = `${'Нужен маршрутизатор. '.repeat(30)}Срок две недели.`;
    await bot.press('technical', 'Ответить', { answer });

    const card = visibleText(await open('manager', 'DT-2026-0001'));

    expect(card).toContain('Прочтите ответ: он Вас устраивает?');
    expect(card.indexOf('Срок две недели.')).toBeLessThan(card.indexOf('Паспорт клиента'));
  });
});

it('speaks English to who wants it', async () => {
  await sendStatus();
  const data = { request: ID, step: 'assign', seat: 'unit-sales-head', revision: 1, act: 'agree' };
  await bot.say('unit-sales-head', 'english');

  const { card } = await act('unit-sales-head', data);

  expect(visibleText(card)).toContain('You have assigned VIP status to ООО «Ромашка».');
  expect(visibleText(card)).toContain('By 27 November, 3 working days left');
});
