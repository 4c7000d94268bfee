import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const REQUEST = 'DQ-2026-0001';
const PEOPLE = [
  ...SEATS,
  buildHolder('quality'),
  buildHolder('unit-head'),
  buildHolder('manager', { _id: 'successor', name: 'Преемник' }),
];

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: PEOPLE, renderers: RENDERERS, openChats: true });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

/** The author has to confirm what was answered. */
async function answered(): Promise<void> {
  await raiseRequest(bot, 'manager', 'department-quality', {
    client: CLIENT,
    subject: 'Качество',
    question: 'Почему падает скорость?',
  });
  await bot.quiet();
  await answerStep(bot, 'quality', 'Ответить', { answer: 'Починили' });
  await bot.quiet();
}

async function openPerson(id: string): Promise<void> {
  await bot.act('admin', 'any', 'directory.person', { person: id });
}

async function access(id: string, active: boolean) {
  const person = await bot.product.people.get(id);
  const data = { id, version: person?.version ?? 0, active, sure: true };
  const shown = await bot.act('admin', 'any', 'directory.access', data);
  await bot.quiet();
  return shown;
}

async function seat() {
  const request = await bot.product.requests.get(REQUEST);
  return request?.steps.at(-1)?.seats[0];
}

function texts(person: string): string {
  return bot
    .cardsOf(person)
    .map(({ card }) => visibleText(card))
    .join('\n');
}

describe('the access of somebody who has clients and open requests', () => {
  it('is closed after a look at what stays behind, with the way to hand it over', async () => {
    await answered();
    await openPerson('manager');
    const person = await bot.product.people.get('manager');
    const target = { id: 'manager', version: person?.version ?? 0, active: false };

    const { card } = await bot.act('admin', 'any', 'directory.access', target);

    expect(visibleText(card)).toContain('Открытые заявки: 1');
    expect(visibleText(card)).toContain('Клиенты: 1');
    expect(visibleText(card)).not.toContain('Черновики');
    expect(buttonsOf(card)).toEqual(['Заменить…', 'Всё равно закрыть', 'Назад']);
    expect((await bot.product.people.get('manager'))?.active).toBe(true);

    const closed = await bot.act('admin', 'any', 'directory.access', { ...target, sure: true });
    expect(visibleText(closed.card)).toContain('Доступ закрыт.');
    expect((await bot.product.people.get('manager'))?.active).toBe(false);
  });

  it('is closed at once where nothing stays behind', async () => {
    const person = await bot.product.people.get('successor');
    const target = { id: 'successor', version: person?.version ?? 0, active: false };
    const { card } = await bot.act('admin', 'any', 'directory.access', target);

    expect(visibleText(card)).toContain('Доступ закрыт.');
  });

  it('gives the author’s step to the superior, who gets the card, and the admin hears of it', async () => {
    await answered();
    expect(await seat()).toMatchObject({ id: 'author', role: null, vacant: false });

    await access('manager', false);

    expect(await seat()).toMatchObject({ role: 'unit-sales-head', vacant: false });
    expect(texts('admin')).toContain('Автор: решать некому. Пока решает');
    const card = bot.cardsOf('unit-sales-head').find((each) => visibleText(each.card).includes(REQUEST));
    expect(buttonsOf(card?.card)).toContain('Ответ устраивает');
  });

  it('gives the step back once the access is open again', async () => {
    await answered();
    await access('manager', false);
    await access('manager', true);

    expect(await seat()).toMatchObject({ role: null, insteadOf: null, vacant: false });
    expect(texts('admin')).toContain('Снова есть кому решать: Автор.');
    const log = await bot.say('unit-sales-head', `журнал ${REQUEST}`);
    expect(visibleText(log.at(-1)?.card)).toContain('Автор: снова есть кому решать');
  });

  it('gives the step to the successor when somebody takes over after all', async () => {
    await answered();
    await access('manager', false);
    expect(await seat()).toMatchObject({ role: 'unit-sales-head' });
    await bot.act('admin', 'any', 'directory.person', { person: 'manager' });
    const form = await bot.act('admin', 'any', 'replace.ask', { leaver: 'manager' });
    expect(JSON.stringify(form.card)).toContain('(доступ закрыт)');
    const typed = { leaver: 'manager', successor: 'successor' };
    const asked = await bot.act('admin', 'any', 'replace.preview', typed);
    expect(visibleText(asked.card)).toContain('Клиенты: 1');

    const person = await bot.product.people.get('manager');
    const version = person?.version ?? 0;
    await bot.act('admin', 'any', 'replace.confirm', { ...typed, version });
    await bot.quiet();

    expect(await seat()).toMatchObject({ role: null, vacant: false });
    expect((await bot.product.requests.get(REQUEST))?.author).toBe('successor');
    expect((await bot.product.clients.get(CLIENT))?.passport.appointment.manager).toBe('successor');
    const own = bot.cardsOf('successor').find(({ card }) => buttonsOf(card).includes('Ответ устраивает'));
    expect(visibleText(own?.card)).toContain(REQUEST);
  });
});
