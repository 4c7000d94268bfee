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

let demo: DemoProcess;
let browser: Browser;
let windows: Windows;

beforeAll(async () => {
  demo = await startDemoProcess({ prepare: addClient });
  browser = await launchChromium();
  windows = await openWindows(browser, demo.windows);
  await windows.manager.card('Ваша роль');
  await windows.manager.say('/clock 2026-11-24 10:00');
  await windows.manager.see('Теперь 24.11.2026, 10:00');
});

afterAll(async () => {
  await browser?.close();
  await demo?.stop();
});

describe('the other families of requests', () => {
  it('gathers the visas of a contract, security among them, and records who signed', async () => {
    const { manager, unitSales, branchSales, commercial, security } = windows;
    const form = await formOf(manager, 'Договор');
    await choose(form, 'Вид документа', 'договор');
    await fill(form, 'Предмет', 'Каналы связи для четырёх складов');
    await pickDate(form, 'Действует с', '2026-12-01');
    await pickDate(form, 'Действует по', '2027-11-30');
    await fill(form, 'Условия оплаты', 'Ежемесячно, до 20 числа');
    await tickOption(form, 'Нужна виза безопасности');
    await press(form, 'Отправить');
    await manager.card('CN-2026-0001');

    for (const window of [unitSales, branchSales, commercial]) await endorse(window);
    await security.screenshot(await security.cardWithButton('Завизировать'), '80-contract-visas');
    await endorse(security);

    await press(await manager.cardWithButton('Отметить подписание…'), 'Отметить подписание…');
    await recordSignature(await manager.card('Кто подписал с нашей стороны'));
    await manager.screenshot(await manager.card('Подписано'), '81-contract-signed');
  });

  it("brings a client's application to the unit's sales", async () => {
    const { manager, unitSales } = windows;
    const form = await formOf(manager, 'Заявление клиента на услугу');
    await fill(form, 'Входящий номер', '118-в');
    await pickDate(form, 'Дата заявления', '2026-11-23');
    await fill(form, 'Кто подписал', 'Генеральный директор');
    await choose(form, 'Услуга', 'Доступ в интернет');
    await fill(form, 'Адрес', 'Барнаул, ул. Молодёжная, 3');
    await press(form, 'Отправить');
    await unitSales.screenshot(await unitSales.card('SA-2026-0001', 'Доступ в интернет'), '84-application');
  });

  it('appoints another manager once branch sales has agreed', async () => {
    const { unitSales, branchSales } = windows;
    const form = await formOf(unitSales, 'Назначение менеджера');
    await choose(form, 'Клиент', 'Ромашка');
    await choose(form, 'Новый менеджер', 'Илья Сомов');
    await fill(form, 'Номер приказа', '131-л/с');
    await pickDate(form, 'Дата приказа', '2026-11-23');
    await pickDate(form, 'Ведёт клиента с', '2026-12-07');
    await press(form, 'Отправить');

    const agree = await branchSales.cardWithButton('Согласовать');
    await branchSales.screenshot(agree, '82-appointment');
    await press(agree, 'Согласовать');
    await unitSales.card('Назначение согласовано');
  });

  it('lets the branch director, whose window /seat opens, approve the number of managers', async () => {
    const { commercial } = windows;
    const form = await formOf(commercial, 'Численность VIP-менеджеров');
    await choose(form, 'Предлагаю как', 'коммерческий директор');
    await choose(form, 'Подразделение', 'Барнаул');
    await fill(form, 'Предлагаемое число менеджеров', '3');
    await pickDate(form, 'С какого дня', '2027-01-01');
    await fill(form, 'Обоснование', 'В списке 46 клиентов, по одному менеджеру на двадцать');
    await press(form, 'Отправить');
    await commercial.card('HC-2026-0001');

    const director = await openSeat(browser, windows.manager, 'Виктор Северин');
    const approve = await director.cardWithButton('Утвердить');
    await director.screenshot(approve, '83-headcount');
    await press(approve, 'Утвердить');
    await commercial.card('Численность утверждена');
  });

  it('asks both directors to agree to a removal', async () => {
    const { unitSales, commercial, security } = windows;
    const form = await formOf(unitSales, 'Исключение из списка VIP');
    await choose(form, 'Основание исключения', 'ниже порога');
    await fill(form, 'Почему', 'Три квартала подряд начисления ниже порога, клиент закрыл оба склада.');
    await press(form, 'Отправить');
    await press(await security.cardWithButton('Согласовать'), 'Согласовать');
    const half = await commercial.card('RM-2026-0001', 'Уже решил: директор по безопасности и режиму');
    await commercial.screenshot(half, '85-removal');
    await press(half, 'Согласовать');
    await unitSales.card('Клиент исключён');
  });
});

async function formOf(window: PlaygroundWindow, kind: string) {
  await window.say('заявка');
  await press(await window.cardWithButton(kind), kind);
  return window.cardWithButton('Отправить');
}

async function endorse(window: PlaygroundWindow): Promise<void> {
  await press(await window.cardWithButton('Завизировать'), 'Завизировать');
  await window.card('Вы завизировали договор.');
}

async function recordSignature(form: Awaited<ReturnType<PlaygroundWindow['card']>>): Promise<void> {
  await fill(form, 'Номер договора', '22-131');
  await pickDate(form, 'Дата подписания', '2026-11-24');
  await fill(form, 'Кто подписал', 'Коммерческий директор');
  await fill(form, 'Должность', 'Коммерческий директор');
  await fill(form, 'На основании чего', 'Доверенность № 12 от 10.01.2026');
  await pickDate(form, 'Действует до', '2027-11-30');
  await press(form, 'Сохранить');
}
