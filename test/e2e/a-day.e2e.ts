import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { madeUpInn } from '../../bot/demo/branch/made-up-numbers.ts';
import { NEWCOMER_INN } from '../../bot/demo/branch/made-up-register.ts';
import type { Windows } from './approve-client.ts';
import { openWindows } from './open-windows.ts';
import { fill, launchChromium, type PlaygroundWindow, press, screenshotPath } from './playground.ts';
import { fillMain } from './register-client.ts';
import { type DemoProcess, startDemoProcess } from './start-demo-process.ts';

const KNOWN = madeUpInn(1);

let demo: DemoProcess;
let browser: Browser;
let windows: Windows;
let start: Page;

beforeAll(async () => {
  demo = await startDemoProcess({ seeded: true });
  browser = await launchChromium();
  start = await browser.newPage({ viewport: { width: 1000, height: 1200 } });
  await start.goto(demo.startPage);
  windows = await openWindows(browser, demo.windows);
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** A morning in the made-up branch, as somebody who is shown the demo goes through it. */
describe('a day in the seeded branch', () => {
  it('opens with a page that leads to five chats, each under its own title', async () => {
    await start.screenshot({ path: screenshotPath('90-start'), fullPage: true });
    const seat = await browser.newPage();
    await seat.goto(`${demo.startPage}seat/branch-sales`);

    expect(await start.getByRole('link', { name: /^Открыть чат/ }).count()).toBe(5);
    expect(await seat.title()).toBe('Отдел продаж филиала — VIP Desk');
    await seat.frameLocator('iframe').getByRole('textbox').last().waitFor();
    await seat.close();
  });

  it('brings the morning to the manager, whose rows open what waits', async () => {
    const { manager } = windows;
    const morning = await manager.card('Сегодня', 'Степной ветер');
    await manager.screenshot(morning, '91-morning');
    const before = await manager.cards().count();
    await openRow(morning, 'Степной ветер');
    await manager.nextCard(before, 'Добавьте критерий по каналам');
  });

  it('tells of a new VIP with a card worth keeping, and records the call in one press', async () => {
    const { manager } = windows;
    const news = await manager.card('наш новый VIP-клиент', 'Горный мёд');
    await manager.screenshot(news, '89-new-vip');
    await press(news, 'Сообщено сегодня по телефону');
    await manager.card('Клиент знает', 'Горный мёд');
  });

  it('asks a director first, and takes a reason on the card itself', async () => {
    const { commercial, security } = windows;
    await commercial.say('мои дела');
    await openRow(await commercial.card('Мои дела', 'Рубцовский литейный двор'), 'Рубцовский литейный двор');
    const late = await commercial.card('Решите, согласны ли Вы', 'Рубцовский литейный двор');
    await press(late, 'На доработку…');
    await late.locator('textarea:visible').fill('Приложите договор на каналы между цехами');
    await commercial.screenshot(late, '87-reason-in-place');
    await press(late, 'Вернуть на доработку');
    await late.waitFor({ state: 'hidden' });

    await openRow(await commercial.card('Мои дела', 'Зимовье'), 'Зимовье');
    const asked = await commercial.card('Решите, согласны ли Вы', 'Зимовье');
    await commercial.screenshot(asked, '88-decision');
    await press(asked, 'Согласовать');
    await security.say('/again');
    await press(await security.card('Решите, согласны ли Вы', 'Зимовье'), 'Согласовать');
    await windows.branchSales.card('Зимовье');
  });

  it('greets whose birthday it is, in one press', async () => {
    const { manager } = windows;
    await openRow(await manager.card('Сегодня', 'Лебедева'), 'Лебедева');
    const greeting = await manager.cardWithButton('Поздравил по телефону');
    await manager.screenshot(greeting, '98-greeting');
    await press(greeting, 'Поздравил по телефону');
    await manager.screenshot(await manager.card('Внимание помнят дольше скидок'), '99-greeted');
  });

  it('shows a client on one screen, and takes a note down in one line', async () => {
    const { manager } = windows;
    const before = await manager.cards().count();
    await manager.say('ромашка');
    await press(await manager.nextCard(before, 'ООО «Ромашка»'), 'Открыть');
    const card = await manager.card('Карточка клиента', 'ООО «Ромашка»');
    await card
      .getByRole('button', { name: /Заметки/ })
      .first()
      .click();
    await card.getByText('довольна скоростью').first().waitFor();
    await manager.screenshot(card, '92-client');
    await manager.say('заметка ромашка звонила Лебедева, ждёт счёт за новую аптеку');
    await manager.screenshot(await manager.card('ждёт счёт за новую аптеку'), '93-note');
  });

  it('registers a client on one screen, from the INN on', async () => {
    const { manager, unitSales } = windows;
    await beginAnew(manager, KNOWN);
    await manager.screenshot(await manager.card('Эта компания уже есть в реестре'), '95-inn-known');
    await beginAnew(manager, NEWCOMER_INN);
    const form = await manager.card('Почему VIP', 'Из ЕГРЮЛ');
    await fillMain(form, { name: 'ООО «Новый маяк»', kpp: '229901001', charge: '84 000', person: 'Маякова' });
    await manager.screenshot(form, '96-one-screen');
    await press(form, 'На согласование');
    await manager.screenshot(await manager.card('ООО «Новый маяк»', 'огласован'), '97-sent');
    await unitSales.card('Новый маяк');
  });

  it('sends what waits once more when a chat was reloaded', async () => {
    const { commercial } = windows;
    await commercial.reload();
    await commercial.say('/again');
    await commercial.card('Резервный канал до элеватора');
    expect(await commercial.cards().filter({ hasText: 'Рубцовский литейный двор' }).count()).toBe(0);
  });

  it('gives a director the week in figures', async () => {
    const { commercial } = windows;
    await commercial.say('неделя');
    await commercial.screenshot(await commercial.card('Неделя', 'Клиенты по подразделениям'), '86-week');
  });

  it('moves the clock by a button of the start page, and the morning comes', async () => {
    const known = await windows.branchSales.cards().count();
    await start.reload();
    await start.getByRole('button', { name: /^Следующее рабочее утро/ }).click();
    await start.getByText(/^Теперь/).waitFor();
    await windows.branchSales.nextCard(known, 'Книжный двор');
  });

  it('ends in order at Ctrl-C, and leaves no page and no chat behind', async () => {
    await demo.stop();

    expect(demo.output()).not.toContain('Error');
    for (const url of [demo.startPage, ...demo.windows]) await expect(fetch(url)).rejects.toThrow();
  });
});

/** A form beside the one that was begun and put off; what the INN leads to takes its place. */
async function beginAnew(window: PlaygroundWindow, inn: string): Promise<void> {
  const known = await window.cards().count();
  await window.say('новый клиент');
  const offer = await window.nextCard(known, 'У Вас есть начатая карточка');
  await window.screenshot(offer, '94-draft-offered');
  await press(offer, 'Начать новую');
  const form = await window.nextCard(known, 'ИНН клиента');
  await fill(form, 'ИНН', inn);
  await press(form, 'Дальше');
}

/** A row is tapped to open what waits in it. */
async function openRow(list: Locator, name: string): Promise<void> {
  await list
    .getByRole('button', { name: new RegExp(`Открыть: .*${name}`) })
    .first()
    .click();
}
