import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { sendMornings } from '../../src/inbox/send-mornings.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { buildGreeted } from '../helpers/reminder-world.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const MATTER = `client-day:${CLIENT}:contact-director`;

let bot: TestBot;

/** Tuesday the 24th of November, noon in Barnaul, which is seven hours ahead of UTC. */
beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('unit-head'), buildHolder('manager', { _id: 'deputy' })],
    renderers: RENDERERS,
    at: '2026-11-24T05:00:00Z',
  });
  for (const person of [...SEATS.map(({ _id }) => _id), 'unit-head', 'deputy']) await bot.install(person);
  const client = buildGreeted({ birthday: '12-04' }, { openRequest: null });
  const appointment = { ...client.passport.appointment, deputy: 'deputy' };
  await bot.product.clients.insert({ ...client, passport: { ...client.passport, appointment } });
  await runDue(bot.product);
});

afterEach(() => bot.close());

async function greet(): Promise<void> {
  await refreshReminders(bot.product, `client:${CLIENT}`);
}

/** Lets what is due by then go out (wall time in Barnaul); returns what came to this person meanwhile. */
async function at(local: string, person = 'manager'): Promise<string[]> {
  const before = bot.cardsOf(person).length;
  bot.clock.set(`${local.replace(' ', 'T')}:00+07:00`);
  await runDue(bot.product);
  await bot.quiet();
  return bot
    .cardsOf(person)
    .slice(before)
    .map(({ card }) => visibleText(card));
}

const last = (person = 'manager') => visibleText(bot.cardsOf(person).at(-1)?.card);

async function ask(person = 'manager') {
  await raiseRequest(bot, person, 'service-information', {
    client: CLIENT,
    question: 'Какие услуги Вы оказываете этому клиенту?',
    units: 'barnaul',
  });
  await bot.quiet();
}

describe('the morning of a working day', () => {
  it('brings one card of everything, reminders of the hour among it', async () => {
    await greet();
    await bot.say('manager', 'новый клиент');
    await bot.click('manager', 'client.step', { inn: '7707083893' });

    const [card, ...more] = await at('2026-12-03 09:00');

    expect(more).toEqual([]);
    expect(card).toContain('Сегодня');
    expect(card).toContain('четверг, 3 декабря 2026');
    expect(card).toContain('День рождения');
    expect(card).toContain('Отчёт за ноябрь 2026');
    expect(card).toContain('На этой неделе: 1 · позже: 1 · черновиков: 1');
    expect(bot.cardsOf('manager').at(-1)?.summary).toBe('Сегодня: на этой неделе: 1');
  });

  it('brings what waits though no reminder is due', async () => {
    await ask();

    expect(await at('2026-11-25 09:00', 'unit-sales-head')).toEqual([
      expect.stringContaining('ООО «Ромашка»'),
    ]);
    expect(await at('2026-11-25 09:01', 'unit-sales-head')).toEqual([]);
    expect(await at('2026-11-25 15:00', 'unit-sales-head')).toEqual([]);
  });

  it('is tried again by the next tick where it could not be made', async () => {
    await ask();
    bot.clock.set('2026-11-25T09:00:00+07:00');
    const requests = Object.assign(Object.create(bot.product.requests), {
      find: () => Promise.reject(new Error('the store is silent')),
    });
    const before = bot.cardsOf('unit-sales-head').length;

    expect(await sendMornings({ ...bot.product, requests })).toBe(0);
    bot.clock.set('2026-11-25T09:01:00+07:00');
    await runDue(bot.product);
    await bot.quiet();

    expect(bot.cardsOf('unit-sales-head')).toHaveLength(before + 1);
    expect(last('unit-sales-head')).toContain('ООО «Ромашка»');
  });

  it('is silent for whoever has nothing to do, and on days off', async () => {
    await ask();

    expect(await at('2026-11-25 09:00', 'commercial-director')).toEqual([]);
    await at('2026-11-27 09:00');
    expect(await at('2026-11-28 09:00', 'unit-sales-head')).toEqual([]);
  });

  it('leaves what is told at other hours alone', async () => {
    await at('2026-12-07 09:00', 'unit-sales-head');

    const [afternoon, ...more] = await at('2026-12-07 15:00', 'unit-sales-head');

    expect(more).toEqual([]);
    expect(afternoon).toContain('Сегодня последний день сдачи отчёта');
  });

  it('tells a birthday of a Sunday on that day, by its own card', async () => {
    const client = buildGreeted({ birthday: '11-29' }, { _id: 'VIP-2026-0002', key: 'sunday' });
    await bot.product.clients.insert({ ...client, openRequest: null });
    await refreshReminders(bot.product, 'client:VIP-2026-0002');
    await at('2026-11-27 09:00');

    const [card] = await at('2026-11-29 09:00');

    expect(card).toContain('День рождения');
    expect(card).not.toContain('Сегодня\n');
  });

  it('comes late after a gap, with what the gap brought, and says so', async () => {
    await greet();

    const [card, ...more] = await at('2026-12-03 13:00');

    expect(more).toEqual([]);
    expect(card).toContain('Карточка пришла позже обычного.');
    expect(card).toContain('День рождения');
  });

  it('does not reach somebody who is away', async () => {
    await ask();
    const head = await bot.product.people.get('unit-sales-head');
    if (!head) throw new TypeError('no head');
    const substitute = { person: 'unit-head', from: '2026-11-25', to: '2026-11-30', begun: true };
    await bot.product.people.replace({ ...head, substitute });

    expect(await at('2026-11-25 09:00', 'unit-sales-head')).toEqual([]);
    expect(last('unit-head')).toContain('ООО «Ромашка»');
  });
});

describe('the card of the morning', () => {
  it('answers a greeting in place, and thanks when nothing is left', async () => {
    await greet();
    await at('2026-12-04 09:00');

    const answer = await bot.click('manager', 'inbox.done', {}, { data: { matter: MATTER } });

    expect(visibleText(answer.card)).toContain('Уже сделано: 1');
    expect((await bot.product.reminderClocks.get(MATTER))?.result).toMatchObject({ by: 'manager' });
  });

  it('follows what is done elsewhere', async () => {
    await ask();
    await at('2026-11-25 09:00', 'unit-sales-head');
    const morning = bot.cardsOf('unit-sales-head').at(-1);
    await bot.say('unit-sales-head', 'открыть SI-2026-0001');
    await answerStep(bot, 'unit-sales-head', 'Ответить', { answer: 'Связь и интернет' });
    await bot.quiet();

    const now = bot.cardsOf('unit-sales-head').find(({ activityId }) => activityId === morning?.activityId);

    expect(visibleText(now?.card)).toContain('На сегодня всё, спасибо!');
  });

  it('gives way to that of the next morning, and leads to what waits now', async () => {
    await ask();
    await at('2026-11-25 09:00', 'unit-sales-head');
    const before = bot.cardsOf('unit-sales-head').at(-1)?.activityId;
    await at('2026-11-26 09:00', 'unit-sales-head');
    const [old] = bot.cardsOf('unit-sales-head').filter(({ activityId }) => activityId === before);

    expect(visibleText(old?.card)).toContain('Дела за 25 ноября.');
    const answer = await bot.click('unit-sales-head', 'inbox.show', {}, old ? { on: old } : {});
    expect(visibleText(answer.card)).toContain('ООО «Ромашка»');
  });

  it('opens a reminder beside it, where it is put off until tomorrow', async () => {
    await greet();
    await at('2026-12-01 09:00');
    await bot.click('manager', 'inbox.reminder');
    await bot.press('manager', 'Напомнить завтра');

    expect((await at('2026-12-02 09:00')).join()).toContain('День рождения');
  });

  it('loses what was handed to the deputy, who has it from then on', async () => {
    await greet();
    await at('2026-12-01 09:00');
    await bot.click('manager', 'inbox.reminder');
    await bot.press('manager', 'Передать заместителю');

    expect((await at('2026-12-03 09:00', 'deputy')).join()).toContain('День рождения');
    expect(last('manager')).not.toContain('День рождения');
  });

  it('tells the head what nobody has marked as held up with colleagues', async () => {
    await greet();
    for (const day of ['01', '03', '04']) await at(`2026-12-${day} 09:00`);

    const [card] = await at('2026-12-07 09:00', 'unit-sales-head');

    expect(card).toContain('Задержалось у коллег');
    expect(card).toContain('День рождения');
  });

  it('is nobody else’s: with its id a stranger gets a list of their own', async () => {
    await greet();
    await at('2026-12-03 09:00');

    const answer = await bot.act('security-director', 'any', 'inbox.show', {
      from: 0,
      morning: 'morning:manager:2026-12-03',
    });

    expect(visibleText(answer.card)).not.toContain('День рождения');
  });
});

describe('«утро»', () => {
  it('says when the card comes, and changes that at once', async () => {
    await greet();
    expect(await bot.hear('manager', 'утро')).toContain('По рабочим дням в 9:00');
    await bot.press('manager', 'В 8:00');

    expect(last()).toContain('По рабочим дням в 8:00');
    const [card] = await at('2026-12-03 08:00');
    expect(card).toContain('День рождения');
    expect(await at('2026-12-03 09:00')).toEqual([]);
  });

  it('puts what was held for nine off until eleven', async () => {
    await greet();
    await bot.say('manager', 'утро');
    await bot.press('manager', 'В 11:00');

    await at('2026-12-02 11:00');
    expect(await at('2026-12-03 09:00')).toEqual([]);
    expect((await at('2026-12-03 11:00')).join()).toContain('День рождения');
  });

  it('switches the card off, and reminders come by themselves', async () => {
    await greet();
    await ask();
    await bot.say('manager', 'утро');
    await bot.press('manager', 'Не присылать');

    expect(await at('2026-11-25 09:00')).toEqual([]);
    const [card] = await at('2026-12-01 09:00');
    expect(card).toContain('через 3 дня');
    expect(card).not.toContain('Сегодня\n');
  });

  it('leaves a trace of who chose what', async () => {
    await bot.say('manager', 'утро');
    await bot.press('manager', 'В 10:00');
    await bot.press('manager', 'В 10:00').catch(() => '');

    const entries = await bot.product.audit.find({
      index: 'subject',
      eq: { subject: 'person:manager' },
      limit: 9,
    });
    const chosen = entries.items.filter(({ event }) => event.type === 'person.changed');
    expect(chosen.map(({ by, event }) => [by, event.type === 'person.changed' && event.changes])).toEqual([
      ['manager', [{ field: 'morning', from: '', to: '10' }]],
    ]);
  });

  it.each([7, '9', 'never', null])('takes no %j for an hour', async (morning) => {
    await bot.act('manager', 'any', 'morning.choose', { morning });

    expect((await bot.product.people.get('manager'))?.morning).toBeUndefined();
  });

  it('is there in English', async () => {
    const [card] = await bot.say('manager', 'morning', 'en-US');

    expect(visibleText(card?.card)).toContain('On working days at 9:00');
  });
});
