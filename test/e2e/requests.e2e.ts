import { afterAll, beforeAll, describe, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { addClient } from './add-client.ts';
import type { Windows } from './approve-client.ts';
import { openSeat, openWindows } from './open-windows.ts';
import {
  choose,
  fill,
  launchChromium,
  type PlaygroundWindow,
  pickDate,
  press,
  tickOption,
} from './playground.ts';
import { type DemoProcess, startDemoProcess } from './start-demo-process.ts';

/** Sits in no request: who decides at one step of it does not stand in for another. */
const SUBSTITUTE = 'Елена Чайкина';

let demo: DemoProcess;
let browser: Browser;
let windows: Windows;
let substitute: PlaygroundWindow;

beforeAll(async () => {
  demo = await startDemoProcess({ prepare: addClient });
  browser = await launchChromium();
  windows = await openWindows(browser, demo.windows);
  const { manager } = windows;
  await manager.card('Ваша роль');
  await manager.say('/clock 2026-11-24 10:00');
  await manager.see('Теперь 24.11.2026, 10:00');
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('requests of a manager for an active client', () => {
  it('asks the technical department, which asks back before it answers', async () => {
    const { manager, commercial } = windows;
    await manager.say('заявка');
    const menu = await manager.card('О чём заявка?');
    await manager.screenshot(menu, '50-request-menu');
    await press(menu, 'Вопрос технической службе');
    const form = await manager.cardWithButton('Отправить');
    await choose(form, 'Направление', 'г) оборудование');
    await fill(form, 'Суть вопроса', 'Какое оборудование нужно для канала 1 Гбит/с до склада?');
    await press(form, 'Отправить');
    const wrong = await manager.card('Заполните');
    await manager.screenshot(wrong, '51-request-form-error');
    await fill(wrong, 'Тема *', 'Канал до нового склада');
    await press(wrong, 'Отправить');
    await manager.screenshot(await manager.card('DT-2026-0001'), '52-request-sent');

    const asked = await commercial.cardWithButton('Спросить автора…');
    await commercial.screenshot(asked, '53-department-card');
    await press(asked, 'Спросить автора…');
    await fill(asked, 'Вопрос *', 'По какому адресу склад?');
    await commercial.screenshot(asked, '54-department-question');
    await press(asked, 'Спросить');

    const paused = await manager.card('По какому адресу склад?');
    await manager.screenshot(paused, '55-department-paused');
    await fill(paused, 'Ответ *', 'Барнаул, ул. Молодёжная, 3');
    await press(paused, 'Ответить');

    const answer = await commercial.card('DT-2026-0001', 'Барнаул, ул. Молодёжная, 3');
    await fill(answer, 'Ответ *', 'Маршрутизатор с двумя оптическими портами, срок поставки две недели.');
    await commercial.screenshot(answer, '56-department-answer');
    await press(answer, 'Ответить');

    const close = await manager.cardWithButton('Ответ устраивает');
    await manager.screenshot(close, '57-department-answered');
    await press(close, 'Ответ устраивает');
    await manager.screenshot(await manager.card('Ответ принят'), '58-department-closed');
  });

  it('brings what waits for an absent secretary to the substitute', async () => {
    const { security } = windows;
    substitute = await openSeat(browser, windows.manager, SUBSTITUTE);
    await security.say('отсутствие');
    const form = await security.cardWithButton('Сохранить');
    await choose(form, 'Кто замещает', SUBSTITUTE);
    await pickDate(form, 'Первый день', '2026-11-24');
    await pickDate(form, 'Последний день', '2026-11-27');
    await security.screenshot(form, '60-absence-form');
    await press(form, 'Сохранить');
    await security.screenshot(await security.card('Сохранено'), '61-absence-saved');
    await substitute.screenshot(await substitute.card('Вы замещаете коллегу'), '62-absence-begun');
  });

  it('takes a discount through sales, economics and the tariff commission', async () => {
    const { manager, unitSales, branchSales } = windows;
    await askForDiscount(manager);

    const agree = await unitSales.cardWithButton('Согласовать');
    await unitSales.screenshot(agree, '72-discount-unit');
    await press(agree, 'Согласовать');

    await press(await branchSales.cardWithButton('Внести расчёт…'), 'Внести расчёт…');
    const margin = await branchSales.card('Маржа со скидкой');
    await fill(margin, 'Ответ', 'Маржа достаточна при объёме от четырёх каналов.');
    await fill(margin, 'Маржа со скидкой', '31');
    await choose(margin, 'Заключение', 'возможна с условиями');
    await branchSales.screenshot(margin, '73-discount-economics');
    await press(margin, 'Внести расчёт');

    const commission = await substitute.cardWithButton('Внести протокол…');
    await substitute.screenshot(commission, '74-discount-commission');
    await press(commission, 'Внести протокол…');
    await recordProtocol(substitute);
    await substitute.screenshot(await substitute.card('Вы внесли протокол'), '76-discount-finished');
    await manager.screenshot(await manager.card('Скидка предоставлена'), '77-discount-told');
  });

  it('tells the principal what was decided, once the absence is over', async () => {
    await windows.manager.say('/clock 2026-11-28 09:05');
    const ended = await windows.security.card('Замещение окончено');
    await windows.security.screenshot(ended, '63-absence-ended');
  });
});

async function askForDiscount(window: PlaygroundWindow): Promise<void> {
  await window.say('заявка');
  await press(await window.cardWithButton('Скидка клиенту'), 'Скидка клиенту');
  const form = await window.card('Статус VIP сам по себе не даёт права');
  await choose(form, 'Услуги', 'Доступ в интернет');
  await fill(form, 'Сейчас клиент платит', 'Бизнес 100, 15 000 ₽ в месяц');
  await fill(form, 'Скидка, %', '10');
  await pickDate(form, 'Действует с', '2026-12-01');
  await pickDate(form, 'Действует по', '2027-11-30');
  await fill(form, 'Обоснование', 'Клиент подключает ещё четыре склада');
  await press(form, 'Отправить');
  const wrong = await window.card('Исправьте 1 поле');
  await window.screenshot(wrong, '70-discount-form');
  await tickOption(wrong, 'Положение о скидках');
  await press(wrong, 'Отправить');
  await window.screenshot(await window.card('DI-2026-0001'), '71-discount-sent');
}

async function recordProtocol(window: PlaygroundWindow): Promise<void> {
  const form = await window.card('Номер протокола');
  await fill(form, 'Номер протокола', '5-ТК');
  await pickDate(form, 'Дата протокола', '2026-11-24');
  await tickOption(form, 'Николай Громов');
  await tickOption(form, 'Виктор Северин');
  await choose(form, 'Решение', 'предоставить на других условиях');
  await fill(form, 'Утверждённая скидка', '7,5');
  await pickDate(form, 'С какого дня', '2026-12-01');
  await pickDate(form, 'По какой день', '2027-05-31');
  await fill(form, 'Условия', 'Не менее четырёх каналов');
  await window.screenshot(form, '75-discount-protocol');
  await press(form, 'Сохранить');
}
