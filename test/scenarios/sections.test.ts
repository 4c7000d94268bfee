import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { editSection, openSection, step } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot, textOf } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const PHONE = { 'contacts/0/phone': '+7 3852 99-99-99' };
const PEOPLE = { client: CLIENT, section: 'contacts' };
const [director] = buildPassport().contacts;

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('manager', { _id: 'other-manager' })],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified', openRequest: null }));
  for (const person of ['manager', 'branch-sales']) await bot.hear(person, `открыть ${CLIENT}`);
});

afterEach(() => bot.close());

function client() {
  return bot.product.clients.get(CLIENT);
}

function inputsOf(card: unknown): string[] {
  return ['Input.Text', 'Input.ChoiceSet', 'Input.Date', 'Input.Toggle'].flatMap((type) =>
    allOf(card, type).map(({ id }) => String(id).split('~')[0] ?? ''),
  );
}

async function withContacts(count: number): Promise<void> {
  const current = await client();
  if (!current || !director) throw new Error('no client');
  const contacts = Array.from({ length: count }, (_, n) => ({
    ...director,
    id: `c${n}`,
    lastName: `Фамилия${n}`,
  }));
  const { revision, passport } = current;
  await bot.product.clients.replace({
    ...current,
    revision: revision + 1,
    passport: { ...passport, contacts },
  });
}

describe('a section of a client’s passport', () => {
  it('is opened alone, says whose it is, and is put in place in one press', async () => {
    const { card } = await openSection(bot, 'manager', PEOPLE);
    expect(visibleText(card)).toContain(`ООО «Ромашка» · ${CLIENT}`);
    expect(buttonsOf(card)).toEqual(
      expect.arrayContaining(['Применить изменения', 'Отмена', 'Отложить в черновики']),
    );

    const applied = await bot.click('manager', 'Применить изменения', PHONE);

    expect(textOf(applied)).toContain('Изменения сохранены.');
    expect(await client()).toMatchObject({
      revision: 2,
      passport: { contacts: [{ phone: PHONE['contacts/0/phone'] }] },
    });
    expect(await bot.hear('manager', 'черновики')).toContain('Черновиков нет.');
  });

  it('holds every field of one person, the phone and mail of a few, and a choice of many', async () => {
    const one = await openSection(bot, 'manager', PEOPLE);
    expect(inputsOf(one.card)).toContain('contacts/0/birthday');

    await withContacts(6);
    const few = await openSection(bot, 'manager', PEOPLE);
    expect(inputsOf(few.card)).toContain('contacts/5/phone');
    expect(inputsOf(few.card)).not.toContain('contacts/5/birthday');
    expect(buttonsOf(few.card)).toContain('Всё о человеке');

    await withContacts(7);
    const many = await openSection(bot, 'manager', PEOPLE);
    expect(inputsOf(many.card)).toEqual(['pick-contacts']);
  });

  it('changes the client once, however often the button is pressed', async () => {
    await openSection(bot, 'manager', PEOPLE);
    const on = bot.cardsOf('manager').at(-1);
    if (!on) throw new Error('no card');

    const answers = await Promise.all(
      [1, 2].map(() => bot.click('manager', 'Применить изменения', PHONE, { on })),
    );
    const late = await bot.click('manager', 'Применить изменения', { 'contacts/0/phone': '1234567' }, { on });

    for (const answer of [...answers, late]) expect(answer.status).toBe(200);
    expect(textOf(late)).toContain('Изменения сохранены.');
    expect(await client()).toMatchObject({
      revision: 2,
      passport: { contacts: [{ phone: PHONE['contacts/0/phone'] }] },
    });
  });

  it('is refused where the client was changed meanwhile, with the way to the client as it is', async () => {
    await openSection(bot, 'manager', PEOPLE);
    const current = await client();
    if (!current) throw new Error('no client');
    await bot.product.clients.replace({ ...current, revision: 5 });

    const late = await bot.click('manager', 'Применить изменения', PHONE);

    expect(textOf(late)).toContain('Карточка устарела');
    expect(buttonsOf(late.card)).toContain('Карточка клиента');
    expect(await client()).toMatchObject({
      revision: 5,
      passport: { contacts: [{ phone: director?.phone }] },
    });
  });

  it('shows first what somebody has to agree to, and says so on the button', async () => {
    const { card } = await editSection(
      bot,
      'manager',
      { client: CLIENT, section: 'names' },
      { kpp: '773601002' },
    );
    expect(visibleText(card)).toContain('Сначала согласуют: КПП.');
    expect(buttonsOf(card)).toContain('На согласование');
    expect(await client()).toMatchObject({ revision: 1, openRequest: null });

    await bot.click('manager', 'На согласование');

    expect(await client()).toMatchObject({ openRequest: 'ST-2026-0001', passport: { kpp: '773601001' } });
  });

  it('shows first what else was put off in the same draft', async () => {
    await openSection(bot, 'manager', { client: CLIENT, section: 'days' });
    await step(bot, 'manager', 'save', { 'companyDays/0/title': 'День завода' });

    const { card } = await editSection(bot, 'manager', PEOPLE, PHONE);

    expect(visibleText(card)).toContain('Изменится сразу: контактные лица, даты компании.');
    expect(await client()).toMatchObject({ revision: 1 });
    await bot.click('manager', 'Применить изменения');
    expect(await client()).toMatchObject({
      revision: 2,
      passport: { companyDays: [{ title: 'День завода' }] },
    });
  });

  it('leads back to the client when nothing is changed, and leaves no draft', async () => {
    await openSection(bot, 'manager', PEOPLE);
    expect(await bot.hear('manager', 'черновики')).toContain('Черновиков нет.');
    await openSection(bot, 'manager', PEOPLE);

    const back = await bot.click('manager', 'Отмена');

    expect(textOf(back)).toContain('Карточка клиента');
    expect(await bot.product.drafts.count({ index: 'owner', eq: { owner: 'manager' } })).toBe(0);
  });

  it('takes rows away and adds them in place', async () => {
    await withContacts(2);
    await openSection(bot, 'manager', { client: CLIENT, section: 'days' });
    await step(bot, 'manager', 'row-open', {}, { list: 'companyDays', row: -1 });
    await step(bot, 'manager', 'row-save', { title: 'День завода', day: '05.06' });
    await step(bot, 'manager', 'row-remove', {}, { list: 'companyDays', row: 0 });
    await bot.click('manager', 'Применить изменения');

    expect((await client())?.passport.companyDays).toMatchObject([{ title: 'День завода', day: '06-05' }]);
  });

  it('is nobody else’s to change: who sees the client is refused, who does not finds nothing', async () => {
    const seen = await openSection(bot, 'branch-sales', PEOPLE);
    const stranger = await bot.act('other-manager', 'any', 'client.edit-section', PEOPLE);

    expect(seen.card).toBeNull();
    expect(seen.message).toContain('У Вас нет прав');
    expect(stranger.message).toMatch(/^Не нашлось/);
    expect(await bot.product.drafts.count({ index: '', eq: {} })).toBe(0);
  });

  it.each(['people', 'places', 'requisites', 'dates'])(
    'is found by the name that it had: %s',
    async (section) => {
      const { card } = await openSection(bot, 'manager', { client: CLIENT, section });

      expect(buttonsOf(card)).toContain('Применить изменения');
    },
  );

  it.each([
    ['a section that is none', { client: CLIENT, section: 'everything' }],
    ['no section', { client: CLIENT }],
    ['a draft in place of a section', { client: CLIENT, section: { $ne: '' } }],
  ])('refuses %s with a sentence', async (_what, data) => {
    const answer = await bot.act('manager', 'any', 'client.edit-section', data);

    expect(answer.status).toBe(200);
    expect(answer.message).not.toBe('');
    expect(answer.message).not.toContain('Что-то пошло не так');
  });

  it('speaks English too', async () => {
    await bot.say('manager', 'english');
    const { card } = await openSection(bot, 'manager', PEOPLE);
    expect(visibleText(card)).toContain('People');
    const applied = await bot.click('manager', 'Apply the changes', PHONE);
    expect(visibleText(applied.card)).toContain('The changes are saved.');
  });
});
