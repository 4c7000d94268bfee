import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const QUESTION = {
  client: CLIENT,
  subject: 'Качество связи',
  question: 'Почему по утрам падает скорость в офисе?',
};
const ANSWER = 'Перегружен порт, заменим до конца недели.';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildHolder('manager', { _id: 'other-manager' }),
      buildPerson('biysk-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
      ...(['quality', 'marketing', 'technical', 'economics', 'legal'] as const).map((role) =>
        buildHolder(role),
      ),
    ],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

function lastOf(person: string) {
  return bot.cardsOf(person).at(-1)?.card ?? {};
}

describe.each([
  ['department-quality', 'quality', 'DQ-2026-0001', {}, '2026-12-01'],
  ['department-marketing', 'marketing', 'DM-2026-0001', {}, '2026-12-01'],
  ['department-technical', 'technical', 'DT-2026-0001', { topic: 'scheme' }, '2026-12-01'],
  ['department-technical', 'technical', 'DT-2026-0001', { topic: 'equipment' }, '2026-12-08'],
  ['department-technical', 'technical', 'DT-2026-0001', { topic: 'lease' }, '2026-12-08'],
  ['department-technical', 'technical', 'DT-2026-0001', { topic: 'ordering' }, '2026-12-08'],
  ['department-economics', 'economics', 'DE-2026-0001', { topic: 'costs' }, '2026-12-01'],
  ['department-legal', 'legal', 'DL-2026-0001', { action: 'drafting' }, '2026-12-01'],
])('a request of kind %s', (type, department, number, more: Record<string, string>, dueOn) => {
  it(`goes to the department, due ${dueOn}, and is closed by its author`, async () => {
    const sent = await raiseRequest(bot, 'manager', type, { ...QUESTION, ...more });
    await bot.drain();

    expect(visibleText(sent.card)).toContain(`Заявка ${number} отправлена.`);
    expect((await bot.product.requests.get(number))?.steps[0]?.dueOn).toBe(dueOn);
    expect(visibleText(lastOf(department))).toContain(QUESTION.question);

    await answerStep(bot, department, 'Ответить', { answer: ANSWER });
    await bot.drain();
    expect(visibleText(lastOf('manager'))).toContain(ANSWER);

    await bot.click('manager', 'Ответ устраивает');
    expect((await bot.product.requests.get(number))?.status).toBe('approved');
  });
});

describe('an answer that will not do', () => {
  it('is asked for again in the same round, and the history shows both', async () => {
    await raiseRequest(bot, 'manager', 'department-quality', QUESTION);
    await bot.quiet();
    await answerStep(bot, 'quality', 'Ответить', { answer: ANSWER });
    await bot.quiet();
    const sentBack = await answerStep(bot, 'manager', 'Ответ не полон…', { reason: 'Нет срока замены' });
    expect(visibleText(sentBack.card)).toContain('Вы вернули ответ на доработку.');
    await bot.quiet();

    const asked = visibleText(lastOf('quality'));
    expect(asked.lastIndexOf('Нет срока замены')).toBeGreaterThan(asked.indexOf(ANSWER));
    expect(asked).toContain('Что сказали до Вас\nmanager: Нет срока замены');
    const request = await bot.product.requests.get('DQ-2026-0001');
    expect(request?.round).toBe(1);
    expect(request?.steps.map(({ status }) => status)).toEqual(['open', 'waiting']);
    expect(visibleText(lastOf('quality'))).toContain('Нет срока замены');
    expect(visibleText(lastOf('quality'))).toContain(ANSWER);

    await answerStep(bot, 'quality', 'Ответить', { answer: 'Заменим 27 ноября.' });
    await bot.quiet();
    const answered = visibleText(lastOf('manager'));
    expect(answered.lastIndexOf('Заменим 27 ноября.')).toBeGreaterThan(answered.indexOf('Нет срока замены'));
  });
});

describe('a question to the author', () => {
  it('stops the clock, shows it, and moves the due date by the time of waiting', async () => {
    await raiseRequest(bot, 'manager', 'department-technical', { ...QUESTION, topic: 'scheme' });
    await bot.drain();
    await answerStep(bot, 'technical', 'Спросить автора…', { reason: 'По какому адресу?' });
    await bot.drain();

    expect(visibleText(lastOf('manager'))).toContain('По какому адресу?');
    expect(visibleText(lastOf('manager'))).toContain('Пока Вы не ответите, срок не идёт.');
    const clock = await bot.product.reminderClocks.find({
      index: 'subject',
      eq: { subject: 'request:DT-2026-0001' },
      limit: 5,
    });
    expect(clock.items.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'approval-step ended',
      'author-answer armed',
    ]);
    const [tasks] = await bot.say('manager', 'мои дела');
    expect(visibleText(tasks?.card)).toContain('Вас спрашивают');

    bot.clock.set('2026-11-26T05:00:00Z');
    await answerStep(bot, 'manager', 'Ответить', { reason: 'Барнаул, Ленина, 1' });

    const request = await bot.product.requests.get('DT-2026-0001');
    expect(request?.paused).toBeNull();
    expect(request?.steps[0]?.dueOn).toBe('2026-12-03');
    await bot.drain();
    expect(visibleText(lastOf('technical'))).toContain('Барнаул, Ленина, 1');
  });
});

describe('a request for information about services', () => {
  it('goes to several units at once, and one card shows who has answered', async () => {
    await raiseRequest(bot, 'manager', 'service-information', {
      client: CLIENT,
      units: 'all',
      question: 'Какие услуги у клиента в Вашем подразделении?',
    });
    await bot.drain();
    await answerStep(bot, 'biysk-head', 'Ответить', { answer: 'Интернет, два адреса.' });

    const [card] = await bot.say('manager', 'открыть SI-2026-0001');
    const text = visibleText(card?.card);
    expect(text).toContain('Бийск: ответ отправлен');
    expect(text).toContain('Ждём ответа: начальник отдела продаж СП, Барнаул');
    expect((await bot.product.requests.get('SI-2026-0001'))?.values.units).toEqual(['barnaul', 'biysk']);
  });

  it('is refused about a client of somebody else', async () => {
    const answer = await raiseRequest(bot, 'other-manager', 'service-information', {
      client: '',
      units: 'biysk',
      question: 'Какие услуги у клиента?',
    });
    const draft = (
      await bot.product.requestDrafts.find({ index: 'owner', eq: { owner: 'other-manager' }, limit: 1 })
    ).items[0];
    const forged = await bot.act('other-manager', 'any', 'request.submit', {
      draft: draft?._id,
      revision: draft?.version,
      client: CLIENT,
      units: 'biysk',
      question: 'Какие услуги у клиента?',
    });

    expect(visibleText(answer.card)).toContain('Заполните это поле.');
    expect(visibleText(forged.card)).toContain('Среди Ваших клиентов такого нет.');
    expect(await bot.product.requests.count({ index: 'all', eq: {} })).toBe(0);
  });
});

describe('a plan of income growth', () => {
  it('invites the manager as its co-author', async () => {
    await raiseRequest(bot, 'manager', 'department-economics', { ...QUESTION, topic: 'growth-plan' });
    await bot.drain();
    await answerStep(bot, 'economics', 'Ответить', { answer: 'Наша часть плана во вложении.' });
    await bot.drain();
    await answerStep(bot, 'manager', 'Дополнить план…', {
      answer: 'Добавил два адреса.',
      income: '120 000',
      period: '2027 год',
    });

    const request = await bot.product.requests.get('DE-2026-0001');
    expect(request?.steps.map(({ status }) => status)).toEqual(['done', 'done', 'open']);
    expect(request?.steps[1]?.seats[0]?.decision?.values?.income).toBe(12_000_000);
  });
});

describe('a seat given to somebody by an admin', () => {
  it('is that person’s alone, with the reason in the history', async () => {
    await raiseRequest(bot, 'manager', 'department-quality', QUESTION);
    await bot.drain();
    await bot.say('admin', 'открыть DQ-2026-0001');
    await bot.click('admin', 'Передать…');
    const sent = await bot.click(
      'admin',
      'request.decide',
      {
        to: 'marketing',
        reason: 'Служба качества в отпуске',
      },
      { data: { act: 'reassign' } },
    );
    await bot.drain();

    expect(visibleText(sent.card)).toContain('Решение передано.');
    expect(visibleText(lastOf('marketing'))).toContain('Служба качества в отпуске');
    expect(buttonsOf(lastOf('quality'))).not.toContain('Ответить');
    await answerStep(bot, 'marketing', 'Ответить', { answer: ANSWER });
    expect((await bot.product.requests.get('DQ-2026-0001'))?.steps[0]?.status).toBe('done');
  });

  it('is chosen on the form where several are awaited', async () => {
    const ids = ['aleysk', 'zarinsk', 'kamen', 'slavgorod'];
    for (const _id of ids) await bot.product.units.insert(buildUnit(_id, { name: { ru: _id, en: _id } }));
    const units = ['barnaul', OTHER_UNIT, ...ids].join(',');
    const question = 'Какие услуги у клиента в вашем подразделении?';
    await raiseRequest(bot, 'manager', 'service-information', { client: CLIENT, units, question });
    await bot.drain();
    const [opened] = await bot.say('admin', 'открыть SI-2026-0001');
    expect(buttonsOf(opened?.card).filter((title) => title.includes('Передать'))).toEqual(['Передать…']);

    await bot.click('admin', 'Передать…');
    const typed = { to: 'marketing', reason: 'Начальник отдела продаж в отпуске' };
    const without = await bot.click('admin', 'request.decide', typed, { data: { act: 'reassign' } });
    expect(visibleText(without.card)).toContain('Заполните это поле.');
    const seat = 'unit-sales-head@slavgorod';
    const given = await bot.click(
      'admin',
      'request.decide',
      { ...typed, seat },
      { data: { act: 'reassign' } },
    );

    expect(visibleText(given.card)).toContain('Решение передано.');
    const seats = (await bot.product.requests.get('SI-2026-0001'))?.steps[0]?.seats ?? [];
    expect(seats.filter(({ assignee }) => assignee).map(({ id }) => id)).toEqual([seat]);
  });

  it('is never the author’s own', async () => {
    await bot.product.people.insert(buildPerson('lazy', { roles: [] }));
    await raiseRequest(bot, 'manager', 'management-issue', {
      addressee: 'commercial-director',
      subject: 'Скидка',
      question: 'Прошу рассмотреть условия.',
    });
    await bot.say('admin', 'открыть MI-2026-0001');
    await bot.click('admin', 'Передать…');
    const own = await bot.click(
      'admin',
      'request.decide',
      { to: 'manager', reason: 'Пусть решит сам' },
      { data: { act: 'reassign' } },
    );
    expect(visibleText(own.card)).toContain('Автор заявки не может решать по ней сам.');
    const empty = await bot.click(
      'admin',
      'request.decide',
      { to: 'lazy', reason: '' },
      { data: { act: 'reassign' } },
    );

    expect(visibleText(empty.card)).toContain('Заполните это поле.');
  });
});
