import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const REQUEST = 'ST-2026-0001';
const CHANNEL = '19:sales@thread.tacv2';
const BY_PHONE = 'Сообщено сегодня по телефону';
const GOOD_NEWS = 'ООО «Ромашка» — наш новый VIP-клиент!';
const THANKS = 'Спасибо! Клиент теперь знает о статусе VIP, и Вы к этому причастны.';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildPerson('outsider')],
    renderers: RENDERERS,
    openChats: true,
  });
  const [director] = buildPassport().contacts;
  if (!director) throw new Error('no contact');
  const second = { ...director, id: 'second', role: 'accountant' as const, lastName: 'Петров' };
  const contacts = [
    { ...second, firstName: 'Пётр', patronymic: 'Ильич', salutation: '', post: 'Главный бухгалтер' },
    { ...director, firstName: 'Анна', patronymic: 'Ильинична', lastName: 'Кузнецова', salutation: '' },
  ];
  await bot.product.clients.insert(buildClient({ passport: buildPassport({ contacts }) }));
  await bot.sayInChannel('unit-sales-head', CHANNEL, 'напоминай здесь');
  await submitRequest(bot.product, buildSubmission());
});

afterEach(() => bot.close());

async function toDirectors(): Promise<void> {
  await bot.press('unit-sales-head', 'Присвоить статус');
  await bot.press('branch-sales', 'Принять в список');
  await bot.press('commercial-director', 'Согласовать');
  await bot.press('security-director', 'Согласовать');
}

async function confirm(): Promise<void> {
  await toDirectors();
  await bot.press('branch-sales', 'Подтвердить в СП');
}

function textsOf(person: string): string[] {
  return bot.cardsOf(person).map(({ card }) => visibleText(card));
}

function announced(person: string) {
  return bot.cardsOf(person).filter(({ card }) => visibleText(card).includes(GOOD_NEWS));
}

async function recorded() {
  const request = await bot.product.requests.get(REQUEST);
  return request?.steps.at(-1)?.seats[0]?.decision?.values ?? null;
}

const TARGET = { request: REQUEST, revision: 1, step: 'notify', seat: 'client-manager', contact: 'director' };

describe('a new VIP client', () => {
  it('is announced once branch sales has confirmed it, to the manager, the unit and its channel, never before', async () => {
    await toDirectors();
    expect(['manager', 'unit-sales-head'].flatMap(announced)).toEqual([]);
    expect(textsOf('manager').at(-1)).toContain('Клиенту сообщать пока рано.');

    await bot.press('branch-sales', 'Подтвердить в СП');

    for (const person of ['manager', 'unit-sales-head']) expect(announced(person)).toHaveLength(1);
    const [post] = bot.connector
      .messagesIn(CHANNEL)
      .filter(({ card }) => visibleText(card).includes(GOOD_NEWS));
    expect(visibleText(post?.card)).toContain('Клиенту сообщают до 4 декабря');
    expect(visibleText(post?.card)).not.toContain('Кузнецова');
    expect(buttonsOf(post?.card)).toEqual([]);
    expect(textsOf('branch-sales').join()).not.toContain(GOOD_NEWS);
  });

  it('comes with the days that are left, the articles, who agreed, and a letter to who decides', async () => {
    await confirm();

    const [card] = announced('manager');
    const text = visibleText(card?.card);
    expect(text).toContain('Сообщите клиенту до 4 декабря\nОсталось 10 дней.');
    expect(text).toContain('10 календарных дней считаем со следующего дня после 24 ноября (ст. 191 ГК).');
    expect(text).toContain('4 декабря — рабочий день, переноса нет.');
    expect(text).toContain('Директор по безопасности и режиму: security-director');
    expect(text).toContain('Уважаемая Анна Ильинична!');
    expect(text).toContain('Вашей организации (ООО «Ромашка») присвоен статус VIP-клиента');
    expect(buttonsOf(card?.card)).toEqual([BY_PHONE, 'Сообщено клиенту…', 'Петров Пётр Ильич']);
    expect(buttonsOf(announced('unit-sales-head')[0]?.card)).toEqual(['Открыть']);
  });

  it('is told by one tap: by phone, today, to who decides', async () => {
    await confirm();
    bot.clock.set('2026-11-26T05:00:00Z');

    const shown = await bot.press('manager', BY_PHONE);

    expect(shown).toContain('Записано.');
    expect(shown).toContain('Клиент знает с 26 ноября: сообщили по телефону');
    expect(await recorded()).toMatchObject({
      toldOn: '2026-11-26',
      channel: 'call',
      recipient: 'Кузнецова Анна Ильинична, Генеральный директор',
    });
    expect((await bot.product.clients.get('VIP-2026-0001'))?.status).toBe('client_notified');
    expect(visibleText(announced('unit-sales-head')[0]?.card)).toContain('Клиент знает с 26 ноября');
  });

  it('counts the days down, drawn once a day', async () => {
    await confirm();
    await runDue(bot.product);
    await bot.quiet();
    const drawn = () => announced('manager')[0]?.updates ?? 0;
    const before = drawn();

    bot.clock.set('2026-11-25T05:00:00Z');
    for (let n = 0; n < 3; n += 1) await runDue(bot.product);
    await bot.quiet();

    expect(visibleText(announced('manager')[0]?.card)).toContain('Осталось 9 дней.');
    expect(drawn()).toBe(before + 1);
    bot.clock.set('2026-12-06T05:00:00Z');
    await runDue(bot.product);
    await bot.quiet();
    expect(visibleText(announced('manager')[0]?.card)).toContain('Срок прошёл 2 дня назад.');
  });

  it('is told to another person of the client by the button with the name', async () => {
    await confirm();
    await bot.press('manager', 'Петров Пётр Ильич');

    expect(await recorded()).toMatchObject({ recipient: 'Петров Пётр Ильич, Главный бухгалтер' });
  });

  it('stays beside what is opened later, and another way of telling has its form', async () => {
    await confirm();
    await bot.say('manager', `открыть ${REQUEST}`);
    await bot.press('manager', 'Сообщено клиенту…');
    await bot.press('manager', 'Сохранить', {
      toldOn: '2026-11-24',
      channel: 'visit',
      recipient: 'Директор',
    });

    expect(visibleText(announced('manager')[0]?.card)).toContain('сообщили лично, на встрече');
  });

  it('is recorded once, however often and late the tap comes', async () => {
    await confirm();
    const [on] = announced('manager');
    if (!on) throw new Error('no card');
    const answers = await Promise.all([1, 2, 3].map(() => bot.click('manager', BY_PHONE, {}, { on })));
    const late = await bot.act('manager', on.activityId, 'announcement.told', {
      ...TARGET,
      contact: 'second',
    });

    expect(answers.map(({ card }) => visibleText(card)).join()).toContain('Записано.');
    expect(visibleText(late.card)).toContain('Это решение Вы уже приняли.');
    expect(await recorded()).toMatchObject({ recipient: expect.stringContaining('Кузнецова') });
    const request = await bot.product.requests.get(REQUEST);
    expect(request?.history.filter(({ what }) => what === 'recorded')).toHaveLength(1);
  });

  it.each([
    ['a stranger', 'outsider', {}],
    ['a director, who has no such seat', 'commercial-director', {}],
    ['somebody who is no contact', 'manager', { contact: 'nobody' }],
    ['a stale card', 'manager', { revision: 7 }],
    ['another step', 'manager', { step: 'confirm', seat: 'branch-sales' }],
    ['garbage', 'manager', { contact: { $gt: '' } }],
    ['no request', 'manager', { request: 'ST-2026-9999' }],
  ])('is not recorded by %s', async (_who, person, data) => {
    await confirm();
    const answer = await bot.act(person, 'any', 'announcement.told', { ...TARGET, ...data });

    expect(answer.status).toBe(200);
    expect(answer.message + visibleText(answer.card)).not.toBe('');
    expect(answer.message).not.toContain('Что-то пошло не так');
    expect(await recorded()).toBeNull();
  });

  it('cannot be told before the confirmation, whatever a card says', async () => {
    await toDirectors();
    const answer = await bot.act('manager', 'any', 'announcement.told', TARGET);

    expect(answer.status).toBe(200);
    expect(await recorded()).toBeNull();
    expect((await bot.product.clients.get('VIP-2026-0001'))?.status).toBe('agreed');
  });

  it('thanks everybody who agreed, once, and not who did the last step', async () => {
    await confirm();
    await bot.press('manager', BY_PHONE);

    for (const person of ['unit-sales-head', 'branch-sales', 'commercial-director', 'security-director']) {
      expect(textsOf(person).filter((text) => text.includes(THANKS))).toHaveLength(1);
    }
    expect(textsOf('manager').join()).not.toContain('Спасибо');
    expect(textsOf('outsider')).toEqual([]);
  });

  it('is announced and thanked for in the reader’s language, the letter in the client’s', async () => {
    await toDirectors();
    for (const person of ['manager', 'branch-sales']) await bot.say(person, 'english');
    await bot.say('branch-sales', `open ${REQUEST}`);
    await bot.press('branch-sales', 'Confirm to the unit');

    const card = bot.cardsOf('manager').at(-1)?.card;
    expect(visibleText(card)).toContain('ООО «Ромашка» is our new VIP client!');
    expect(visibleText(card)).toContain('10 calendar days, counted from the day after 24 November');
    expect(visibleText(card)).toContain('Уважаемая Анна Ильинична!');
    await bot.press('manager', 'Told by phone today');
    expect(textsOf('branch-sales').join()).toContain('Thank you! The client now knows of the VIP status');
  });
});
