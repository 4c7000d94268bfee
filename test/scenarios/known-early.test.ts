import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { fillForm, registerClient, typedPassport, typeSection } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot, textOf } from '../helpers/start-bot.ts';
import { validInn } from '../helpers/valid-inn.ts';

const PEOPLE = [...SEATS, buildHolder('manager', { _id: 'other-manager', name: 'Второй менеджер' })];
const { names } = typedPassport();
const OTHER = { ...names, inn: validInn(7), kpp: '222401001', shortName: 'ООО «Лютик»' };

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: PEOPLE, units: [buildUnit()], renderers: RENDERERS });
  for (const { _id } of PEOPLE) await bot.install(_id);
  await registerClient(bot, 'manager');
});

afterEach(() => bot.close());

function answerInn(person: string, inn = ''): Promise<string> {
  return bot.press(person, 'client.step', { inn }, { move: 'next' });
}

async function typeNames(person: string, typed: Record<string, string>): Promise<string> {
  return textOf(await typeSection(bot, person, 'names', typed));
}

describe('an INN that stands in the register', () => {
  it('is said at the first question, with the way to that client', async () => {
    await bot.hear('manager', 'новый клиент');

    const said = await answerInn('manager', names.inn);

    expect(said).toContain('Эта компания уже есть в реестре.');
    expect(said).toContain('ООО «Торговый дом»');
    expect(said).toContain('КПП 773601001 · Барнаул');
    expect(await bot.press('manager', 'Открыть клиента')).toContain('VIP-2026-0001');
  });

  it('is said without a name to who may not see the client, and whom to ask', async () => {
    await bot.hear('other-manager', 'новый клиент');

    const said = await answerInn('other-manager', ' 7707 083893 ');

    expect(said).toContain('её ведёт другой менеджер. Спросите отдел продаж филиала.');
    expect(JSON.stringify(bot.cardsOf('other-manager').at(-1)?.card)).not.toMatch(/Торговый|VIP-2026-0001/);
    await bot.press('other-manager', 'Другой филиал');
    expect(JSON.stringify(bot.cardsOf('other-manager').at(-1)?.card)).not.toContain('Торговый');
  });

  it('is said of branches that others serve by their number alone', async () => {
    const passport = buildPassport({
      kpp: '222401001',
      unit: OTHER_UNIT,
      shortName: 'ООО «Торговый дом», Бийск',
    });
    const appointment = { ...passport.appointment, manager: 'somebody' };
    await bot.product.clients.insert(
      buildClient({ _id: 'VIP-2026-0077', key: 'another', passport: { ...passport, appointment } }),
    );
    await bot.hear('manager', 'новый клиент');

    const said = await answerInn('manager', names.inn);

    expect(said).toContain('Ещё 1 филиал этой компании ведёт другой менеджер.');
    expect(said).toContain('КПП 773601001 · Барнаул');
    expect(JSON.stringify(bot.cardsOf('manager').at(-1)?.card)).not.toMatch(/222401001|Бийск|VIP-2026-0077/);
  });

  it('lets the form go on once it is another', async () => {
    await bot.hear('manager', 'новый клиент');
    await answerInn('manager', names.inn);
    await bot.press('manager', 'Другой ИНН');

    expect(await answerInn('manager', OTHER.inn)).toContain('Почему VIP');
  });

  it('fills in what branches of a company share', async () => {
    await bot.hear('manager', 'новый клиент');
    await answerInn('manager', names.inn);

    const said = await bot.press('manager', 'Другой филиал');

    expect(said).toContain('Как у другого филиала этой компании.');
    const [draft] = (
      await bot.product.drafts.find({ index: 'owner', eq: { owner: 'manager' }, desc: true, limit: 1 })
    ).items;
    expect(draft?.values).toMatchObject({
      shortName: names.shortName,
      fullName: names.fullName,
      ogrn: names.ogrn,
      sphere: 'trade',
      legalForm: 'organisation',
    });
    expect(draft?.values.kpp ?? '').toBe('');
  });
});

describe('an INN and KPP that stand in the register', () => {
  it('are no obstacle to the client’s own form, and are said when another’s are typed there', async () => {
    await registerSecond();
    await bot.hear('manager', 'открыть VIP-2026-0002');
    await bot.press('manager', 'client.edit');

    const typed = { inn: names.inn ?? '', kpp: names.kpp ?? '' };
    expect(await typeNames('manager', typed)).toContain('Клиент с такими ИНН и КПП уже есть в реестре.');
    const own = await bot.click('manager', 'client.apply', { inn: OTHER.inn, kpp: OTHER.kpp });
    expect(textOf(own)).toContain('Изменения сохранены.');
  });

  it('are said at the end as well, where somebody else was first meanwhile', async () => {
    await fillForm(bot, 'other-manager', typedPassport({ names: OTHER }));
    await registerSecond();

    expect(await bot.press('other-manager', 'client.submit')).toContain('уже есть в реестре');
  });

  async function registerSecond(): Promise<void> {
    await registerClient(bot, 'manager', typedPassport({ names: OTHER }));
  }
});

describe('the reason of a return', () => {
  const REASON = 'Что исправить: Нет почтового адреса (unit-sales-head)';

  beforeEach(async () => {
    await bot.press('unit-sales-head', 'На доработку…');
    await bot.press('unit-sales-head', 'Вернуть на доработку', { reason: 'Нет почтового адреса' });
    await bot.hear('manager', 'открыть ST-2026-0001');
  });

  it('stands on every part of the rework, and on the rows of its lists', async () => {
    const said = [await bot.press('manager', 'Доработать')];
    const press = async (move: string, typed = {}, target = {}) => {
      said.push(await bot.press('manager', 'client.step', typed, { move, ...target }));
    };
    await press('section-open', {}, { section: 'names' });
    await press('section-done', { ogrn: '1' });
    await press('section-done', { ogrn: names.ogrn });
    await press('section-open', {}, { section: 'addresses' });
    await press('row-open', {}, { list: 'servicePoints', row: -1 });
    await press('row-cancel');

    expect(said.map((text) => text.includes(REASON))).toEqual(said.map(() => true));
    expect(said[2]).toContain('ОГРН');
  });

  it('stands on no form of another purpose', async () => {
    const form = await bot.hear('manager', 'новый клиент');

    expect(form).not.toContain('Что исправить');
    expect(visibleText(bot.cardsOf('manager').at(-1)?.card)).toBe(form);
  });
});
