import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import {
  fillForm,
  openMain,
  registerClient,
  step,
  typedPassport,
  typeMain,
} from '../helpers/register-client.ts';
import { startTwoUnits, type TestBot } from '../helpers/start-bot.ts';

const INN = '7707083893';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTwoUnits();
});

afterEach(() => bot.close());

function errorsOf(card: unknown): string[] {
  return allOf(card, 'TextBlock')
    .filter(({ color, size }) => color === 'Attention' && size === 'Small')
    .map(({ text }) => String(text));
}

function typedIn(card: unknown, field: string): unknown {
  return allOf(card, 'Input.Text').find(({ id }) => String(id).startsWith(`${field}~`))?.value;
}

describe('registration', () => {
  it('leads to the client with its open matter, and says what its passport lacks', async () => {
    const { card } = await registerClient(bot, 'manager');

    const seen = visibleText(card);
    expect(seen).toContain('Отправлено на согласование: ST-2026-0001.');
    expect(seen).toContain('Паспорт заполнен на 85 %; не хватает: телефон, заместитель менеджера.');
    expect(seen).toContain('ООО «Торговый дом»');
    expect(await bot.product.clients.get('VIP-2026-0001')).toMatchObject({
      passport: { monthlyCharge: 15_000_050, contacts: [{ birthday: '12-04' }] },
    });
    expect(await bot.product.requests.get('ST-2026-0001')).toMatchObject({ status: 'open' });
  });

  it('keeps what was typed wrong and says what is wrong beside it', async () => {
    await openMain(bot, 'manager', INN);

    const { card } = await bot.click('manager', 'На согласование', {
      ...typeMain(typedPassport()),
      ogrn: '1027700132196',
      shortName: 'я'.repeat(10_000),
      kpp: '  ',
    });

    expect(visibleText(card)).toContain('Исправьте 3 поля. Всё, что Вы ввели, сохранено.');
    expect(errorsOf(card)).toHaveLength(3);
    expect(typedIn(card, 'ogrn')).toBe('1027700132196');
    expect(String(typedIn(card, 'shortName'))).toHaveLength(600);
  });

  it.each([
    ['a formula', '${toUpper(1)} ООО'],
    ['a date function', '{{DATE(2026-01-01,SHORT)}}'],
    ['a link', '[нажми](https://example.test)'],
    ['a mention', '<at>Все</at> <b>жирно</b>'],
    ['an emoji', '😀😀😀 ООО'],
  ])('shows %s in a name as plain text', async (_what, shortName) => {
    const typed = typedPassport();
    await registerClient(bot, 'manager', { ...typed, names: { ...typed.names, shortName } });

    expect(await bot.product.clients.get('VIP-2026-0001')).toMatchObject({ passport: { shortName } });
    const [card] = await bot.say('manager', 'открыть VIP-2026-0001');
    expect(JSON.stringify(card?.card)).not.toContain('"[нажми](');
    expect(card?.card).toBeDefined();
  });

  it.each([
    ['Arabic-Indic digits', 'names', { inn: '٧٧٠٧٠٨٣٨٩٣' }, 'В ИНН ошибка'],
    ['a unit that is not there', 'addresses', { unit: 'moscow' }, 'Выберите значение из списка.'],
    ['31.02', 'appointment', { orderDate: '2026-02-31' }, 'Такой даты нет.'],
    ['an order of tomorrow', 'appointment', { orderDate: '2026-11-25' }, 'Эта дата ещё не наступила.'],
  ])('refuses %s', async (_what, section, typed, sentence) => {
    await openMain(bot, 'manager', INN);
    await step(bot, 'manager', 'show');
    await step(bot, 'manager', 'section-open', {}, { section });

    const { card } = await step(bot, 'manager', 'section-done', typed);

    expect(errorsOf(card).join(' ')).toContain(sentence);
  });

  it('asks for a consent beside a birthday, and refuses one in the future', async () => {
    await fillForm(bot, 'manager', typedPassport({ contacts: [], companyDays: [] }));
    await step(bot, 'manager', 'section-open', {}, { section: 'contacts' });
    await step(bot, 'manager', 'row-open', {}, { list: 'contacts' });

    const contact = { lastName: 'Фамилия', firstName: 'Имя', post: 'Директор', role: 'signs' };
    const future = await step(bot, 'manager', 'row-save', { ...contact, birthday: '01.01.2027' });
    const noConsent = await step(bot, 'manager', 'row-save', { birthday: '01.01.1980' });

    expect(errorsOf(future.card)).toEqual(['Эта дата ещё не наступила.']);
    expect(visibleText(noConsent.card)).toContain('День рождения храним только с согласием');
    const saved = await step(bot, 'manager', 'row-save', { consent: '№ 7' });
    expect(visibleText(saved.card)).toContain('Фамилия Имя');
  });

  it('survives closing Teams: the draft is offered and goes on where it was', async () => {
    await openMain(bot, 'manager', INN);
    const saved = await bot.click('manager', 'Отложить в черновики', { shortName: 'ООО «Ромашка»' });
    expect(visibleText(saved.card)).toContain('Отложено в черновики.');

    const [offer] = await bot.say('manager', 'новый клиент');
    expect(visibleText(offer?.card)).toContain('У Вас есть начатая карточка.');
    const resumed = await bot.click('manager', 'Продолжить');

    expect(typedIn(resumed.card, 'shortName')).toBe('ООО «Ромашка»');
    expect(visibleText(resumed.card)).toContain(`ИНН ${INN}`);
  });

  it('begins another beside the one that waits', async () => {
    await openMain(bot, 'manager', INN);
    await bot.say('manager', 'новый клиент');

    const fresh = await bot.click('manager', 'Начать новую');

    expect(visibleText(fresh.card)).toContain('ИНН клиента');
    expect(await bot.product.drafts.count({ index: 'owner', eq: { owner: 'manager' } })).toBe(2);
  });

  it('takes the INN from the message, and the draft that has it already', async () => {
    const [main] = await bot.say('manager', `Новый клиент ${INN}`);
    expect(visibleText(main?.card)).toContain(`ИНН ${INN}`);
    await bot.click('manager', 'Отложить в черновики', { shortName: 'ООО «Ромашка»' });

    const [again] = await bot.say('manager', `новый клиент ${INN}`);
    const [wrong] = await bot.say('manager', 'новый клиент 7707083894');

    expect(visibleText(again?.card)).toContain('Вы уже начали эту карточку: вот она.');
    expect(typedIn(again?.card, 'shortName')).toBe('ООО «Ромашка»');
    expect(errorsOf(wrong?.card).join()).toContain('В ИНН ошибка');
    expect(typedIn(wrong?.card, 'inn')).toBe('7707083894');
  });

  it('speaks English too', async () => {
    await bot.say('manager', 'english');
    const [main] = await bot.say('manager', `new client ${INN}`);

    expect(visibleText(main?.card)).toContain('Why VIP');
    const sent = await bot.click('manager', 'Send for agreement', typeMain(typedPassport()));
    expect(visibleText(sent.card)).toMatch(/The passport is \d+% complete; missing: phone,/);
  });

  it('answers a click on an older card of the form with the current one', async () => {
    await openMain(bot, 'manager', INN);
    const draft = await theDraft();
    const data = { draft: draft._id, revision: draft.version, move: 'save', shortName: 'ООО «Ромашка»' };
    await bot.act('manager', 'activity-1', 'client.step', data);

    const late = await bot.act('manager', 'activity-1', 'client.step', { ...data, shortName: 'Поздно' });

    expect(visibleText(late.card)).toContain('Та карточка устарела.');
    expect(typedIn(late.card, 'shortName')).toBe('ООО «Ромашка»');
    expect((await theDraft()).values.shortName).toBe('ООО «Ромашка»');
  });

  it('sends one client of two clicks on the whole form at once', async () => {
    await openMain(bot, 'manager', INN);
    const { _id: draft, version } = await theDraft();
    const data = { draft, revision: version, ...typeMain(typedPassport()) };

    const clicks = await Promise.all(
      [1, 2].map(() => bot.act('manager', 'activity-1', 'client.submit', data)),
    );

    for (const { card } of clicks) expect(visibleText(card)).toContain('ST-2026-0001');
    expect(await bot.product.clients.count({ index: 'all', eq: {} })).toBe(1);
  });

  it('gives the submitted client to a second click on Send', async () => {
    await fillForm(bot, 'manager');
    const { _id: draft } = await theDraft();

    const clicks = await Promise.all(
      [1, 2].map(() => bot.act('manager', 'activity-1', 'client.submit', { draft })),
    );

    for (const { card } of clicks) expect(visibleText(card)).toContain('ST-2026-0001');
    expect((await bot.product.clients.find({ index: 'all', eq: {}, limit: 9 })).items).toHaveLength(1);
  });

  it('refuses a client that somebody else has registered while the form was filled in', async () => {
    await fillForm(bot, 'other-manager');
    await registerClient(bot, 'manager');
    const foreign = await bot.click('other-manager', 'client.submit');

    expect(visibleText(foreign.card)).toContain('Его ведёт другой менеджер');
    expect(buttonsOf(foreign.card)).not.toContain('Открыть клиента');
    expect(JSON.stringify(foreign.card)).not.toContain('VIP-2026-0001');
  });

  it('is for personal managers only', async () => {
    const [refused] = await bot.say('branch-sales', 'новый клиент');

    expect(visibleText(refused?.card ?? refused)).not.toContain('ИНН клиента');
    expect((await bot.product.drafts.find({ index: '', eq: {}, limit: 1 })).items).toEqual([]);
  });

  it.each([
    ['client.step', {}],
    ['client.step', { draft: 'x', revision: 1, move: 'fly' }],
    ['client.step', { draft: { $ne: 1 }, revision: 1, move: 'next' }],
    ['client.submit', { draft: 'nothing' }],
    ['client.apply', { draft: 'nothing', revision: 1, section: 'names' }],
    ['client.edit-section', { client: 'VIP-2026-9999', section: 'names' }],
    ['client.edit-section', { client: 'VIP-2026-0001', section: '__proto__' }],
    ['client.new', { inn: ['1'] }],
    ['client.edit', { client: 'VIP-2026-9999' }],
    ['client.open', { client: ['VIP-2026-0001'] }],
    ['client.list', { after: 'garbage' }],
    ['client.find', { text: '' }],
    ['client.discard', {}],
  ])('answers garbage in %s %j with a sentence', async (verb, data) => {
    const answer = await bot.act('manager', 'activity-1', verb, data);

    expect(answer.status).toBe(200);
    expect(answer.message + visibleText(answer.card ?? {})).not.toBe('');
    expect(answer.message).not.toContain('Что-то пошло не так');
  });

  async function theDraft() {
    const { items } = await bot.product.drafts.find({ index: '', eq: {}, limit: 1 });
    const [draft] = items;
    if (!draft) throw new Error('no draft');
    return draft;
  }
});
