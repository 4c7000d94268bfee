import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const NEW_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: SEATS, renderers: RENDERERS });
  for (const person of SEATS) await bot.install(person._id);
  await bot.say('admin', 'справочник');
});

afterEach(() => bot.close());

async function press(title: string, typed: Record<string, string> = {}): Promise<string> {
  const answer = await bot.click('admin', title, typed);
  return answer.card ? visibleText(answer.card) : answer.message;
}

async function openPerson(person: string): Promise<string> {
  await press('Сотрудники');
  return press('Открыть', { person });
}

async function addPerson(typed: Record<string, string> = {}): Promise<string> {
  await press('Сотрудники');
  await press('Добавить');
  return press('Сохранить', { objectId: NEW_ID, name: 'Новый сотрудник', ...typed });
}

describe('people', () => {
  it('are added by Entra id, and a role counts at once', async () => {
    expect(await addPerson()).toContain('Добавлено. Теперь назначьте роль.');
    const before = await bot.say(NEW_ID, 'новый клиент');
    expect(visibleText(before[0]?.card ?? {})).toContain('У Вас нет прав');

    await press('Добавить роль');
    expect(await press('Сохранить', { role: 'manager', scope: UNIT })).toContain(
      'Персональный менеджер, Барнаул',
    );

    const after = await bot.say(NEW_ID, 'новый клиент');
    expect(visibleText(after[0]?.card ?? {})).toContain('ИНН клиента');
    expect(await press('Журнал')).toContain('роли: пусто → Персональный менеджер, Барнаул');
  });

  it.each([
    ['what is no Entra id', { objectId: 'petrov' }, 'Это не идентификатор Entra'],
    ['no name', { name: '' }, 'Заполните это поле.'],
    ['a broken e-mail', { email: 'почта' }, 'Проверьте адрес почты'],
  ])('are refused with a sentence for %s', async (_what, typed, sentence) => {
    expect(await addPerson(typed)).toContain(sentence);
    expect(await bot.product.people.get(NEW_ID)).toBeNull();
  });

  it('are added once', async () => {
    await addPerson();
    await bot.say('admin', 'справочник');
    expect(await addPerson()).toContain('Такой сотрудник уже есть');
  });

  it('get a role only where it belongs', async () => {
    await openPerson('manager');
    await press('Добавить роль');
    expect(await press('Сохранить', { role: 'legal', scope: UNIT })).toContain('выберите филиал');
    expect(await press('Сохранить', { role: 'unit-head', scope: 'branch' })).toContain('выберите его');
  });

  it('lose and get back their access', async () => {
    await openPerson('manager');
    expect(await press('Закрыть доступ')).toContain('Доступ закрыт.');
    const [told] = await bot.say('manager', 'помощь');
    expect(visibleText(told?.card ?? {})).not.toContain('Что я умею');
    expect(await press('Открыть доступ')).toContain('Доступ открыт.');
  });

  it('always keep one admin', async () => {
    await openPerson('admin');
    expect(await press('Закрыть доступ')).toContain('Это последний администратор');
    expect(await press('Убрать')).toContain('Это последний администратор');
    expect(await bot.product.people.get('admin')).toMatchObject({ active: true });
  });

  it('are shown as they stand to whoever comes second', async () => {
    await openPerson('manager');
    const manager = await bot.product.people.get('manager');
    if (manager) await bot.product.people.replace({ ...manager, email: 'other@example.test' });

    const answer = await press('Закрыть доступ');

    expect(answer).toContain('Пока карточка была открыта');
    expect(answer).toContain('other@example.test');
    expect((await bot.product.people.get('manager'))?.active).toBe(true);
  });

  it('are found by a part of the name', async () => {
    await press('Сотрудники');
    expect(await press('Найти', { text: 'branch' })).toContain('1 сотрудник');
    expect(await press('Найти', { text: 'nobody' })).toContain('Никого не нашлось');
  });

  it('belong to admins alone', async () => {
    const [refused] = await bot.say('manager', 'справочник');
    expect(visibleText(refused?.card ?? {})).toContain('У Вас нет прав');
    for (const [verb, data] of [
      ['directory.access', { id: 'admin', version: 1, active: false }],
      ['directory.grant', { id: 'manager', version: 1, role: 'admin', scope: 'branch' }],
      ['directory.entry-save', { dictionary: 'spheres', entry: '', version: 0, nameRu: 'Ад', nameEn: 'Ad' }],
      ['directory.unit-save', { id: UNIT, version: 1, nameRu: 'Ад', nameEn: 'Ad', zone: 'Asia/Omsk' }],
      ['request.log', { number: 'person:admin' }],
    ] as const) {
      const answer = await bot.act('manager', 'any', verb, data);
      expect(answer.text).toMatch(/У Вас нет прав|Не нашлось/);
    }
    expect((await bot.product.people.get('manager'))?.roles).toHaveLength(1);
  });
});

describe('units', () => {
  it('are added and changed, with the approved number', async () => {
    await press('Подразделения');
    await press('Добавить');
    const typed = { unitId: 'biysk', nameRu: 'Бийск', nameEn: 'Biysk', zone: 'Asia/Barnaul' };
    expect(await press('Сохранить', { ...typed, unitId: 'Бийск' })).toContain('Латинские буквы');
    expect(await press('Сохранить', { ...typed, approvedManagers: '2' })).toContain(
      'Утверждено VIP-менеджеров',
    );
    await press('Изменить');
    expect(await press('Сохранить', { approvedManagers: '3' })).toContain('3');
    expect(await bot.product.units.get('biysk')).toMatchObject({ approvedManagers: 3 });
    expect(await press('Журнал')).toContain('утверждённое число VIP-менеджеров: 2 → 3');
  });
});
