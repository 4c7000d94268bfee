import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { importLines } from '../helpers/import-table.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ mornings: 'off', people: SEATS, renderers: RENDERERS, openChats: true });
  await registerClient(bot, 'manager');
  await bot.quiet();
});

afterEach(() => bot.close());

const plain = (text: string) => text.replaceAll(/\u00A0|\u202F/g, ' ');

async function setLimits(): Promise<void> {
  await bot.say('admin', 'справочник');
  await bot.press('admin', 'Словари');
  await bot.press('admin', 'Критерии VIP');
  await bot.press('admin', 'Изменить', { entry: 'monthly-charge' });
  const typed = { limit: '100 000', limitUnit: 'rubles', limitMonths: '6' };
  expect(await bot.press('admin', 'Сохранить', typed)).toContain('Сохранено и действует сразу.');
}

async function load(): Promise<void> {
  const header = 'Месяц;Клиент;Услуга;Начислено';
  const rows = [`09.2026;${CLIENT};internet;80000`, `10.2026;${CLIENT};internet;88400`];
  await importLines(bot.product, 'figures', [header, ...rows], { apply: true, units: 'all' });
}

async function open(person: string, number: string): Promise<string> {
  const [said] = await bot.say(person, number);
  return plain(visibleText(said?.card));
}

const MEASURED = 'Средний счёт за 6 мес.: 84 200 ₽ — 84,2 % порога 100 000 ₽ (известны 2 месяца)';

describe('a threshold that an admin sets', () => {
  it('is measured on the client’s card', async () => {
    await setLimits();
    expect(await open('manager', CLIENT)).not.toContain('Средний счёт');
    await load();

    expect(await open('manager', CLIENT)).toContain(MEASURED);
  });

  it('stands before who decides on the registration, beside what the manager stated', async () => {
    expect(await open('unit-sales-head', 'ST-2026-0001')).not.toContain('Средний счёт');
    await setLimits();
    await load();

    expect(await open('unit-sales-head', 'ST-2026-0001')).toContain(
      `${MEASURED}; в карточке указано 150 000,50 ₽`,
    );
  });

  it('asks for a unit beside the number', async () => {
    await bot.say('admin', 'справочник');
    await bot.press('admin', 'Словари');
    await bot.press('admin', 'Критерии VIP');
    await bot.press('admin', 'Изменить', { entry: 'lines' });

    expect(await bot.press('admin', 'Сохранить', { limit: '100' })).toContain('Исправьте 1 поле');
  });
});
