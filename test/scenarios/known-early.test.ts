import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildHolder, buildUnit } from '../helpers/build-person.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { fillForm, registerClient, typedPassport } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
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

function next(person: string, typed: Record<string, string> = {}): Promise<string> {
  return bot.press(person, 'client.step', typed, { move: 'next' });
}

function shownInputs(person: string): Record<string, unknown> {
  const inputs = allOf(bot.cardsOf(person).at(-1)?.card, 'Input.Text');
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id).split('~')[0], value]));
}

describe('an INN and KPP that stand in the register', () => {
  it('are said at the first step, with the way to that client, and nothing typed is lost', async () => {
    await bot.hear('manager', 'новый клиент');

    const said = await next('manager', { ...names, shortName: 'ООО «Двойник»' });

    expect(said).toContain('Шаг 1 из 7');
    expect(said).toContain('Клиент с такими ИНН и КПП уже есть в реестре.');
    expect(shownInputs('manager')).toMatchObject({ shortName: 'ООО «Двойник»', inn: names.inn });
    expect(await bot.press('manager', 'Открыть клиента')).toContain('VIP-2026-0001');
  });

  it('are said without a name to who may not see the client, and whom to ask', async () => {
    await bot.hear('other-manager', 'новый клиент');

    const said = await next('other-manager', { ...names, inn: ' 7707 083893 ' });

    expect(said).toContain('Его ведёт другой менеджер: обратитесь в отдел продаж филиала.');
    expect(said).not.toContain('Торговый дом»\n');
    expect(buttonsOf(bot.cardsOf('other-manager').at(-1)?.card)).not.toContain('Открыть клиента');
  });

  it('let the form go on once they are others', async () => {
    await bot.hear('manager', 'новый клиент');
    await next('manager', names);

    expect(await next('manager', OTHER)).toContain('Шаг 2 из 7');
  });

  it('are no obstacle to the client’s own form, and are said when another’s are typed there', async () => {
    await registerSecond();
    await bot.hear('manager', 'открыть VIP-2026-0002');
    await bot.press('manager', 'Изменить');

    expect(await next('manager', { inn: names.inn ?? '', kpp: names.kpp ?? '' })).toContain(
      'уже есть в реестре',
    );
    expect(await next('manager', { inn: OTHER.inn, kpp: OTHER.kpp })).toContain('Шаг 2 из 7');
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
    await bot.press('unit-sales-head', 'Вернуть', { reason: 'Нет почтового адреса' });
    await bot.hear('manager', 'открыть ST-2026-0001');
  });

  it('stands on every step of the rework, and on the rows of its lists', async () => {
    expect(await bot.press('manager', 'Доработать')).toContain(REASON);
    const said = [await next('manager', { ogrn: '1' })];
    said.push(await next('manager', { ogrn: names.ogrn ?? '' }));
    said.push(
      await bot.press('manager', 'client.step', {}, { move: 'row-open', list: 'servicePoints', row: -1 }),
    );
    said.push(await bot.press('manager', 'client.step', {}, { move: 'row-cancel' }));
    for (let step = 3; step <= 7; step += 1) said.push(await next('manager'));

    expect(said.map((text) => text.includes(REASON))).toEqual(said.map(() => true));
    expect(said[0]).toContain('ОГРН');
    expect(said.at(-1)).toContain('Шаг 7 из 7');
  });

  it('stands on no form of another purpose', async () => {
    const form = await bot.hear('manager', 'новый клиент');

    expect(form).not.toContain('Что исправить');
    expect(visibleText(bot.cardsOf('manager').at(-1)?.card)).toBe(form);
  });
});
