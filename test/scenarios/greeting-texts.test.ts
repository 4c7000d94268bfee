import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lastCard, remindAt, startGreetedBranch } from '../helpers/greeted-branch.ts';
import { type TestBot, textOf } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startGreetedBranch({ birthdays: ['12-04'] });
  await bot.say('admin', 'справочник');
  await bot.click('admin', 'directory.dictionaries');
  await bot.click('admin', 'Тексты поздравлений');
});

afterEach(() => bot.close());

describe('the texts of greetings', () => {
  it('are opened by the occasion, with what may be filled in and a look at them', async () => {
    const text = textOf(await bot.click('admin', 'Открыть', { family: 'birthday' }));

    expect(text).toContain('Подстановки: {обращение}, {имя}, {компания}');
    expect(text).toContain('Уважаемая Анна Сергеевна!');
    expect(textOf(await bot.click('admin', 'directory.greetings'))).toContain('Три текста на каждый повод');
    expect(textOf(await bot.click('admin', 'Открыть'))).toContain('Выберите повод из списка.');
  });

  it('that an admin wrote stand on the next card, and in the log', async () => {
    await bot.click('admin', 'Открыть', { family: 'birthday' });
    const saved = await bot.click('admin', 'Сохранить', { officialRu: '{Обращение}, мы Вас ценим!' });
    expect(textOf(saved)).toContain('Тексты сохранены');
    expect(textOf(saved)).toContain('Уважаемая Анна Сергеевна, мы Вас ценим!');

    await remindAt(bot, '2026-12-04T03:00:00Z');

    expect(lastCard(bot, 'manager')).toContain('Уважаемый Директор Директорович, мы Вас ценим!');
    const log = await bot.hear('admin', 'журнал филиал');
    expect(log).toContain('Тексты поздравлений изменены: День рождения');
    expect(log).not.toContain('ценим');
  });

  it('come back when the field is emptied', async () => {
    await bot.click('admin', 'Открыть', { family: 'birthday' });
    await bot.click('admin', 'Сохранить', { warmRu: 'С праздником!' });
    const again = textOf(await bot.click('admin', 'Сохранить', { warmRu: '' }));

    expect(again).toContain('Тепло: Анна Сергеевна, с днём рождения!');
  });

  it.each([
    ['Здравствуйте, {имечко}!', 'Такой подстановки нет: {имечко}. Есть: {обращение}, {имя}'],
    ['Здравствуйте, {имя!', 'Фигурная или квадратная скобка не закрыта'],
    ['ю'.repeat(801), 'Слишком длинно'],
  ])('are refused with a sentence, and nothing is lost: %s', async (text, sentence) => {
    await bot.click('admin', 'Открыть', { family: 'birthday' });
    const answer = await bot.click('admin', 'Сохранить', { warmRu: text, shortRu: 'Ура!' });

    expect(textOf(answer)).toContain(sentence);
    expect(JSON.stringify(answer.card)).toContain('Ура!');
    expect(await bot.product.settings.get('greeting-texts:birthday')).toBeNull();
  });

  it('are changed by the first of two admins; the other sees how they stand', async () => {
    await bot.click('admin', 'Открыть', { family: 'birthday' });
    const data = { family: 'birthday', version: 0, warmRu: 'Первый' };
    await bot.act('admin', 'any', 'directory.greeting-save', data);
    const late = await bot.act('admin', 'any', 'directory.greeting-save', { ...data, warmRu: 'Второй' });

    expect(textOf(late)).toContain('запись изменили');
    expect(JSON.stringify(late.card)).toContain('Первый');
  });

  it.each(['manager', 'branch-sales'])('are not for %s', async (person) => {
    const verbs = ['directory.greetings', 'directory.greeting', 'directory.greeting-save'];
    for (const verb of verbs) {
      const answer = await bot.act(person, 'any', verb, { family: 'birthday', version: 0, warmRu: 'Ура!' });
      expect(textOf(answer)).toContain('нет прав');
    }
    expect(await bot.product.settings.get('greeting-texts:birthday')).toBeNull();
  });

  it('of an occasion that is none are not to be had', async () => {
    const answer = await bot.act('admin', 'any', 'directory.greeting', { family: 'wedding' });

    expect(textOf(answer)).toContain('Не удалось разобрать');
  });
});
