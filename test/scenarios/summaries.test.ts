import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createCardRenderer } from '../../bot/cards/card-renderer.ts';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildHolder, buildUnit } from '../helpers/build-person.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const PEOPLE = [...SEATS, buildHolder('legal'), buildHolder('economics')];
const STATUS = 'Статус VIP ST-2026-0001: ООО «Торговый дом»';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: PEOPLE, units: [buildUnit()], renderers: RENDERERS });
  for (const { _id } of PEOPLE) await bot.install(_id);
  await registerClient(bot, 'manager');
  await bot.quiet();
});

afterEach(() => bot.close());

function toast(person: string): string {
  return bot.cardsOf(person).at(-1)?.summary ?? '';
}

async function saying(person: string, text: string): Promise<string> {
  const [answer] = await bot.say(person, text);
  return answer?.summary ?? '';
}

describe('what stands in for a card in notifications', () => {
  it('says of a request what its reader has to do, and what came of it', async () => {
    expect(toast('unit-sales-head')).toBe(`Ждёт Вашего решения: ${STATUS}`);
    expect(await saying('manager', 'ST-2026-0001')).toBe(`${STATUS} — Кандидат`);

    await bot.press('unit-sales-head', 'На доработку…');
    await bot.press('unit-sales-head', 'Вернуть на доработку', { reason: 'Нет адреса' });

    expect(await saying('manager', 'ST-2026-0001')).toBe(`Вернули на доработку: ${STATUS}`);
    expect(await saying('unit-sales-head', 'ST-2026-0001')).toBe(`${STATUS} — На доработке`);
  });

  it('says whose answer is wanted', async () => {
    await raiseRequest(bot, 'manager', 'department-legal', {
      client: 'VIP-2026-0001',
      action: 'drafting',
      subject: 'Аренда канала',
      question: 'Подготовьте проект договора.',
    });
    await bot.quiet();
    expect(toast('legal')).toMatch(/^Ждёт Вашего ответа: .+ DL-2026-0001: ООО «Торговый дом»$/);

    await answerStep(bot, 'legal', 'Спросить автора…', { reason: 'Какой срок аренды?' });
    await bot.quiet();
    expect(await saying('manager', 'DL-2026-0001')).toMatch(/^Вас спрашивают: .+ DL-2026-0001/);
  });

  it('says of a list how much is in it', async () => {
    expect(await saying('unit-sales-head', 'мои дела')).toBe('Мои дела: ждёт 1');
    expect(await saying('security-director', 'мои дела')).toBe('Мои дела: ничего не ждёт');
    expect(await saying('manager', 'мои заявки')).toBe('Мои заявки: 1');
    expect(await saying('manager', 'список')).toBe('Реестр VIP-клиентов: 1');
    expect(await saying('manager', 'найти торговый')).toBe('«торговый»: найдена 1 строка');
    expect(await saying('manager', 'черновики')).toBe('Черновики: нет');
    expect(await saying('unit-sales-head', 'отчёты')).toBe('Отчёты к сдаче: несданных нет');
    expect(await saying('manager', 'журнал VIP-2026-0001')).toBe(
      'Журнал VIP-2026-0001: Клиент внесён: карточка',
    );
  });

  it('says whose card it is, and how the client stands', async () => {
    expect(await saying('manager', 'VIP-2026-0001')).toBe('ООО «Торговый дом» · Кандидат');
  });

  it('is no link in a client that cannot draw the card, whatever the name', () => {
    const { card } = createCardRenderer().render(
      'messages/text',
      { text: 'x' },
      '[нажми](https://example.test)',
    );

    expect(card.fallbackText).toBe('\\[нажми\\](https://example.test)');
  });

  it.each([
    ['two lines', 'Ромашка\nпозвоните +7', 'Ромашка позвоните +7'],
    ['a mention', '<at>Иван</at>', '<\u200Bat>Иван<\u200B/at>'],
    ['a turned direction', 'Ромашка\u202Etxt', 'Ромашкаtxt'],
    ['an expression', '{{DATE(2026)}}', '{\u200B{DATE(2026)}}'],
    ['more than a lock screen', 'а'.repeat(300), `${'а'.repeat(199)}…`],
  ])('is one plain line whatever is in it: %s', (_, text, shown) => {
    expect(createCardRenderer().render('messages/text', { text: 'x' }, text).summary).toBe(shown);
  });
});
