import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { importLines } from '../helpers/import-table.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const QUESTION = {
  client: 'VIP-2026-0001',
  subject: 'Качество связи',
  question: 'Почему по утрам падает скорость в офисе?',
};

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('quality'), buildHolder('legal'), buildPerson('newcomer')],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  await bot.say('admin', 'справочник');
});

afterEach(() => bot.close());

async function press(title: string, typed: Record<string, string> = {}, data = {}): Promise<string> {
  const answer = await bot.click('admin', title, typed, { data });
  return answer.card ? visibleText(answer.card) : answer.message;
}

async function open(department: string): Promise<string> {
  await press('Адресаты отделов');
  return press('Изменить', {}, { department });
}

async function holders(role: 'quality' | 'legal' | 'marketing'): Promise<string[]> {
  return (await bot.product.directory.findHolders(role, 'branch')).map(({ _id }) => _id);
}

describe('addressees of departments', () => {
  it('are shown for each department of clause 7.4, with who answers today', async () => {
    const legal = await bot.product.people.get('legal');
    const substitute = { person: 'newcomer', from: '2026-11-20', to: '2026-11-30', begun: true };
    if (legal) await bot.product.people.replace({ ...legal, substitute });

    const text = await press('Адресаты отделов');

    expect(text).toContain('Отдел качества\nquality');
    expect(text).toContain('Юридический отдел\nlegal (сегодня newcomer)');
    expect(text).toContain(
      'Отдел маркетинга\nАдресатов нет. Без адресата запросы отдела получает руководитель: commercial-director.',
    );
    expect(text).toContain('Технический отдел');
    expect(text).toContain('Отдел экономики');
    expect(text).not.toContain('Тарифная комиссия');
  });

  it('get what waits for the department as soon as they are added, and the log says so', async () => {
    await raiseRequest(bot, 'manager', 'department-quality', QUESTION);
    await bot.drain();

    await open('quality');
    expect(await press('Добавить', { person: 'newcomer' })).toContain('Добавлено');
    await bot.drain();

    expect(await holders('quality')).toEqual(['newcomer', 'quality']);
    expect(visibleText(bot.cardsOf('newcomer').at(-1)?.card)).toContain(QUESTION.question);
    const [log] = await bot.say('admin', 'журнал person:newcomer');
    expect(visibleText(log?.card)).toContain('Отдел качества');
  });

  it('are taken away; the last one only once the admin knows what becomes of the requests', async () => {
    await open('quality');
    await press('Добавить', { person: 'newcomer' });
    expect(await press('Убрать', {}, { person: 'quality' })).toContain('Убрано.');

    const warned = await press('Убрать', {}, { person: 'newcomer' });
    expect(warned).toContain('newcomer — последний адресат отдела.');
    expect(warned).toContain('руководитель: commercial-director');
    expect(await holders('quality')).toEqual(['newcomer']);

    expect(await press('Назад')).toContain('newcomer');
    await press('Убрать', {}, { person: 'newcomer' });
    expect(await press('Всё равно убрать')).toContain('Адресатов нет.');
    expect(await holders('quality')).toEqual([]);
  });

  it('that a department loses otherwise are not lost in silence', async () => {
    await press('Сотрудники');
    await press('Открыть', { person: 'quality' });
    expect(await press('Убрать')).toContain('Отдел качества: адресатов больше нет.');

    await bot.say('admin', 'справочник');
    await press('Сотрудники');
    await press('Открыть', { person: 'legal' });
    expect(await press('Закрыть доступ')).toContain('Юридический отдел: адресатов больше нет.');
  });

  it('that a table of people would take away are named in the dry run', async () => {
    const lines = await importLines(bot.product, 'people', ['id;name;roles', 'quality;quality;legal']);

    expect(lines).toContain(
      'Отдел качества: адресатов больше нет. Без адресата запросы отдела получает руководитель: commercial-director.',
    );
    expect(lines.join('\n')).not.toContain('Юридический отдел: адресатов');
  });

  it('without any superior wait for an admin, and the card says so', async () => {
    const director = await bot.product.people.get('commercial-director');
    if (director) await bot.product.people.replace({ ...director, active: false });

    expect(await open('marketing')).toContain('бот напомнит администраторам');
  });

  it('are chosen by admins alone, and for departments alone', async () => {
    for (const [verb, data] of [
      ['directory.addressees', {}],
      ['directory.department', { department: 'legal' }],
      ['directory.addressee-add', { department: 'legal', person: 'manager' }],
      ['directory.addressee-remove', { department: 'legal', person: 'legal', evenLast: true }],
    ] as const) {
      expect((await bot.act('manager', 'any', verb, data)).text).toContain('У Вас нет прав');
    }
    const answer = await bot.act('admin', 'any', 'directory.addressee-add', {
      department: 'admin',
      person: 'manager',
    });
    expect(answer.message).toContain('Не удалось разобрать');
    expect((await bot.product.people.get('manager'))?.roles).toHaveLength(1);
  });

  it('are searched for once there are too many to list', async () => {
    for (let n = 0; n < 101; n += 1) await bot.product.people.insert(buildPerson(`person-${n}`));

    await open('marketing');
    expect(buttonsOf(bot.cardsOf('admin').at(-1)?.card)).toContain('Найти');
    await press('Найти', { text: 'newcomer' });
    expect(await press('Добавить', { person: 'newcomer' })).toContain('newcomer');
    expect(await holders('marketing')).toEqual(['newcomer']);
  });
});
