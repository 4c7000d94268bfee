import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { Windows } from './approve-client.ts';
import { openWindows } from './open-windows.ts';
import { fill, launchChromium, press } from './playground.ts';
import { type DemoProcess, startDemoProcess } from './start-demo-process.ts';

const UNIT = 'Барнаул';

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

/** The papers of a unit, from a greeting of the plan to the accepted report. */
describe('a month of the seeded branch', () => {
  it('notes a greeting in the plan, which counts it', async () => {
    const { manager } = windows;
    await manager.say('план поздравлений');
    const plan = await manager.card('План поздравлений', 'впереди');
    await manager.screenshot(plan, '100-plan');
    await openRow(plan, 'Лебедева');
    const line = await manager.card('Поздравление по плану', 'Лебедева');
    await press(line, 'Поздравил…');
    await press(line, 'Записать');
    await manager.screenshot(await manager.card('Поздравление по плану', 'Поздравили'), '101-plan-greeted');
  });

  it('shows the director the list of the quarter, and branch sales a register', async () => {
    const { commercial, branchSales } = windows;
    await commercial.say('список квартала');
    await commercial.screenshot(await commercial.card('Согласовать всё'), '102-quarterly-list');
    await branchSales.say('реестр уведомлений');
    await branchSales.screenshot(await branchSales.cardWithButton('Отобрать…'), '103-register');
  });

  it('asks the manager for causes on the day of the report', async () => {
    const { manager } = windows;
    await start.getByRole('button', { name: /^Срок отчёта/ }).click();
    await start.getByText(/^Теперь/).waitFor();
    await manager.say('отчёты');
    const first = await manager.card('Дополните отчёт за', 'осталось 2 клиента');
    await fill(first, 'Причина', 'Открыли ещё один адрес');
    await manager.screenshot(first, '104-report-part');
    await press(first, 'Сохранить');
    const second = await manager.card('Дополните отчёт за', 'остался 1 клиент');
    await press(second, 'Без изменений');
    await manager.card('Дополните отчёт за', 'всё дополнено');
  });

  it('lets the head hand in what is complete', async () => {
    const { unitSales } = windows;
    await unitSales.say('отчёты');
    const list = await unitSales.card('Отчёты', UNIT);
    await list
      .getByRole('button', { name: new RegExp(`${UNIT}: .*`) })
      .first()
      .click();
    const report = await unitSales.cardWithButton('Сдать отчёт');
    await report.getByText('Динамика').first().click();
    await report.getByText('ещё один адрес').first().waitFor();
    await unitSales.screenshot(report, '105-report');
    await press(report, 'Сдать отчёт');
    await unitSales.screenshot(await unitSales.card('Отчёт за', 'Сдан, ждёт приёмки'), '105-report-sent');
  });

  it('is accepted by branch sales, and taken along as a file', async () => {
    const { branchSales } = windows;
    const handedIn = await branchSales.card('Примите отчёт или верните его', UNIT);
    await branchSales.screenshot(handedIn, '106-report-handed-in');
    await press(handedIn, 'Принять');
    const accepted = await branchSales.cardWithButton('Исправить отчёт…');
    await branchSales.screenshot(accepted, '107-report-accepted');
    await press(accepted, 'Выгрузить');
    await branchSales.see('Файл готов: подтвердите в карточке ниже');
    // The Playground tells that such a card came, and does not draw it.
    await branchSales.see('File Consent Card');
  });

  it('went without an error', () => {
    expect(demo.output()).not.toContain('Error');
  });
});

function openRow(list: Locator, name: string): Promise<void> {
  return list
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
}
