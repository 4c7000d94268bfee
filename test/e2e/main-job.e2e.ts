import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { approveClient, recordNotice, type Windows } from './approve-client.ts';
import { openWindows } from './open-windows.ts';
import { launchChromium, press } from './playground.ts';
import { registerClient } from './register-client.ts';
import { type DemoProcess, startDemoProcess } from './start-demo-process.ts';

let demo: DemoProcess;
let browser: Browser;
let windows: Windows;

beforeAll(async () => {
  demo = await startDemoProcess();
  browser = await launchChromium();
  windows = await openWindows(browser, demo.windows);
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

/** The steps build on one another: together they are the main job. */
describe('the main job in five windows', () => {
  it('welcomes everybody with what their role can do', async () => {
    for (const [name, window] of Object.entries(windows)) {
      const welcome = await window.card('Ваша роль');
      if (name === 'manager') await window.screenshot(welcome, '00-welcome');
    }
    expect(await windows.manager.cards().count()).toBe(1);
  });

  it('moves the demo clock', async () => {
    await windows.manager.say('/clock 2026-11-24 10:00');
    await windows.manager.see('Теперь 24.11.2026, 10:00');
  });

  it('registers a client through every step of the form', async () => {
    await registerClient(windows.manager);
    const sent = await windows.manager.card('Отправлено на согласование');
    await windows.manager.screenshot(sent, '19-form-sent');
  });

  it('takes the request through unit, branch and both directors', async () => {
    await approveClient(windows);
  });

  it('subscribes the channel of the unit by an @mention', async () => {
    const { unitSales } = windows;
    await unitSales.openChannel();
    await unitSales.mentionAndSay('напоминай здесь');
    await unitSales.screenshot(await unitSales.card('Готово'), '34-channel-subscribed');
    await unitSales.openPersonalChat();
  });

  it('reminds of the notice and of the report in the right windows', async () => {
    await windows.manager.say('/clock 2026-11-30 09:05');
    await windows.manager.screenshot(await windows.manager.card('Сегодня', 'ООО «Ромашка»'), '30-morning');
    const report = await windows.unitSales.card('Отчёт за ноябрь');
    await windows.unitSales.screenshot(report, '31-reminder-report');
    expect(await windows.commercial.cards().filter({ hasText: 'Отчёт за' }).count()).toBe(0);
  });

  it('records the notice to the client', async () => {
    await recordNotice(windows.manager, '2026-11-30');
    await windows.branchSales.card('Спасибо! Клиент теперь знает');
    await windows.manager.screenshot(await windows.manager.card('Вы сообщили'), '28-request-finished');
  });

  it('brings everything that waits in one card of the morning', async () => {
    await windows.manager.say('/clock 2026-12-04 09:05');
    const digest = await windows.manager.card('Сегодня', 'День основания', 'сегодня');
    await windows.manager.screenshot(digest, '32-digest');
  });

  it('takes the report when its head says that it is handed in', async () => {
    await press(await windows.unitSales.cardWithButton('Открыть отчёт'), 'Открыть отчёт');
    await press(await windows.unitSales.cardWithButton('Сдать отчёт'), 'Сдать отчёт');
    await windows.unitSales.screenshot(await windows.unitSales.card('Отчёт сдан.'), '33-report-handed-in');
  });

  it.each([
    ['мои клиенты', 'ООО «Ромашка»', '40-my-clients'],
    ['найти ромаш', 'VIP-2026-0001', '41-find'],
    ['открыть VIP-2026-0001', 'Карточка клиента', '42-client'],
    ['мои дела', 'Мои дела', '43-my-tasks'],
    ['журнал VIP-2026-0001', 'VIP-2026-0001', '44-log'],
    ['что-то непонятное', 'Не понял.', '45-help'],
  ])('answers «%s»', async (said, shown, name) => {
    const before = await windows.manager.cards().count();
    await windows.manager.say(said);
    const card = await windows.manager.nextCard(before, shown);
    await windows.manager.screenshot(card, name);
  });

  it('shows the one list to branch sales', async () => {
    const before = await windows.branchSales.cards().count();
    await windows.branchSales.say('список');
    await windows.branchSales.screenshot(
      await windows.branchSales.nextCard(before, 'ООО «Ромашка»'),
      '46-list',
    );
  });

  it('speaks English when asked to', async () => {
    await windows.security.say('english');
    await windows.security.say('help');
    await windows.security.screenshot(await windows.security.card('What to type'), '47-help-en');
  });

  it('tells the channel of the report, and of the holidays of the week without a name', async () => {
    const { manager, unitSales } = windows;
    await manager.say('/clock 2026-12-07 09:05');
    await unitSales.openChannel();
    await unitSales.screenshot(await unitSales.card('Отчёт за ноябрь'), '35-channel-report');
    const week = await unitSales.card('День рождения контактного лица');
    await unitSales.screenshot(week, '36-channel-week');
    expect(await week.textContent()).not.toContain('Директор Ольга');
  });

  it('ends at Ctrl-C and leaves no window behind', async () => {
    await demo.stop();

    expect(demo.output()).toContain('Останавливаюсь');
    for (const url of demo.windows) await expect(fetch(url)).rejects.toThrow();
  });
});
