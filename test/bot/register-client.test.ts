import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { fillForm, registerClient, typedPassport } from '../helpers/register-client.ts';
import { startTwoUnits, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTwoUnits();
});

afterEach(() => bot.close());

function step(person: string, move: string, typed: Record<string, string> = {}) {
  return bot.click(person, 'client.step', typed, { data: { move } });
}

function errorsOf(card: unknown): string[] {
  return allOf(card, 'TextBlock')
    .filter(({ color, size }) => color === 'Attention' && size === 'Small')
    .map(({ text }) => String(text));
}

function typedIn(card: unknown, field: string): unknown {
  return allOf(card, 'Input.Text').find(({ id }) => String(id).startsWith(`${field}~`))?.value;
}

describe('registration', () => {
  it('leads through seven steps to the client with its open matter', async () => {
    const { card } = await registerClient(bot, 'manager');

    const seen = visibleText(card);
    expect(seen).toContain('Отправлено на согласование: ST-2026-0001.');
    expect(seen).toContain('ООО «Торговый дом»');
    expect(await bot.product.clients.get('VIP-2026-0001')).toMatchObject({
      passport: { monthlyCharge: 15_000_050, contacts: [{ birthday: '12-04' }] },
    });
    expect(await bot.product.requests.get('ST-2026-0001')).toMatchObject({ status: 'open' });
  });

  it('keeps what was typed wrong and says what is wrong beside it', async () => {
    await bot.say('manager', 'новый клиент');

    const { card } = await step('manager', 'next', {
      ...typedPassport().names,
      inn: '7707083894',
      shortName: 'я'.repeat(10_000),
      fullName: '  ',
    });

    expect(visibleText(card)).toContain('Исправьте 3 поля. Всё, что Вы ввели, сохранено.');
    expect(errorsOf(card)).toHaveLength(3);
    expect(typedIn(card, 'inn')).toBe('7707083894');
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
    ['a unit that is not there', 'places', { unit: 'moscow' }, 'Выберите значение из списка.'],
    ['31.02', 'appointment', { orderDate: '2026-02-31' }, 'Такой даты нет.'],
    ['an order of tomorrow', 'appointment', { orderDate: '2026-11-25' }, 'Эта дата ещё не наступила.'],
  ])('refuses %s', async (_what, screen, typed, sentence) => {
    const [card] = await bot.say('manager', 'новый клиент');
    const draft = await theDraft();
    await bot.product.drafts.replace({ ...draft, step: screen });
    const data = { draft: draft._id, revision: draft.version + 1, move: 'next', ...typed };

    const answer = await bot.act('manager', card?.activityId ?? '', 'client.step', data);

    expect(errorsOf(answer.card).join(' ')).toContain(sentence);
  });

  it('asks for a consent beside a birthday, and refuses one in the future', async () => {
    await fillForm(bot, 'manager', typedPassport({ contacts: [], companyDays: [] }));
    await step('manager', 'back');
    await bot.click('manager', 'client.step', {}, { data: { move: 'row-open', list: 'contacts' } });

    const contact = { lastName: 'Фамилия', firstName: 'Имя', post: 'Директор', role: 'signs' };
    const future = await step('manager', 'row-save', { ...contact, birthday: '01.01.2027' });
    const noConsent = await step('manager', 'row-save', { birthday: '01.01.1980' });

    expect(errorsOf(future.card)).toEqual(['Эта дата ещё не наступила.']);
    expect(visibleText(noConsent.card)).toContain('День рождения храним только с согласием');
    const saved = await step('manager', 'row-save', { consent: '№ 7' });
    expect(visibleText(saved.card)).toContain('Фамилия Имя');
  });

  it('survives closing Teams: the draft goes on where it was', async () => {
    await bot.say('manager', 'новый клиент');
    await step('manager', 'next', typedPassport().names);
    const saved = await step('manager', 'save', { legalAddress: 'Барнаул, пр. Ленина, 1' });
    expect(visibleText(saved.card)).toContain('Черновик сохранён');

    await bot.say('manager', 'черновики');
    const resumed = await bot.click('manager', 'Продолжить');

    expect(visibleText(resumed.card)).toContain('Шаг 2 из 7');
    expect(typedIn(resumed.card, 'legalAddress')).toBe('Барнаул, пр. Ленина, 1');
  });

  it('answers a click on an older card of the form with the current one', async () => {
    await bot.say('manager', 'новый клиент');
    const draft = await theDraft();
    const data = { draft: draft._id, revision: draft.version, move: 'next', ...typedPassport().names };
    await bot.act('manager', 'activity-1', 'client.step', data);

    const late = await bot.act('manager', 'activity-1', 'client.step', { ...data, shortName: 'Поздно' });

    expect(visibleText(late.card)).toContain('та карточка уже устарела');
    expect(visibleText(late.card)).toContain('Шаг 2 из 7');
    expect((await theDraft()).values.shortName).toBe('ООО «Торговый дом»');
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

    expect(visibleText(refused?.card ?? refused)).not.toContain('Шаг 1');
    expect((await bot.product.drafts.find({ index: '', eq: {}, limit: 1 })).items).toEqual([]);
  });

  it.each([
    ['client.step', {}],
    ['client.step', { draft: 'x', revision: 1, move: 'fly' }],
    ['client.step', { draft: { $ne: 1 }, revision: 1, move: 'next' }],
    ['client.submit', { draft: 'nothing' }],
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
