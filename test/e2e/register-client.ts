import type { Locator } from 'playwright-core';
import { choose, fill, type PlaygroundWindow, pickDate, press, tick } from './playground.ts';

/** Registers a client as a manager does: the INN, one screen, then what may be added; a screenshot of every part. */
export async function registerClient(window: PlaygroundWindow): Promise<void> {
  await window.say('новый клиент');
  await inn(window);
  await main(window);
  await appointment(window);
  await people(window);
  await days(window);
  const review = await window.card('Вся карточка', 'День основания');
  await window.screenshot(review, '10-form-review');
  await press(review, 'На согласование');
}

export async function enterInn(window: PlaygroundWindow, inn: string): Promise<void> {
  const card = await window.card('ИНН клиента');
  await fill(card, 'ИНН', inn);
  await press(card, 'Дальше');
}

/** Fills the one screen of a client in Barnaul. */
export async function fillMain(
  card: Locator,
  { name, kpp, charge, person }: { name: string; kpp: string; charge: string; person: string },
): Promise<void> {
  await fill(card, 'Краткое название', name);
  await fill(card, 'КПП', kpp);
  await tick(card, 'Крупный клиент');
  await fill(card, 'Средние начисления', charge);
  await choose(card, 'Подразделение, которое ведёт клиента', 'Барнаул');
  await choose(card, 'Сфера деятельности', 'Строительство');
  await fill(card, 'Фамилия', person);
  await fill(card, 'Имя', 'Ольга');
  await fill(card, 'Должность', 'Генеральный директор');
  await fill(card, 'Телефон', '+7 3852 12-34-56');
}

async function inn(window: PlaygroundWindow): Promise<void> {
  await window.screenshot(await window.card('ИНН клиента'), '01-form-inn');
  await enterInn(window, '7707083894');
  await window.card('В ИНН ошибка');
  await enterInn(window, '7707083893');
}

async function main(window: PlaygroundWindow): Promise<void> {
  const card = await window.card('Почему VIP');
  await window.screenshot(card, '03-form-main');
  const typed = { name: 'ООО «Ромашка»', kpp: '77360100', charge: '150 000,50', person: 'Директор' };
  await fillMain(card, typed);
  await press(card, 'На согласование');
  const refused = await window.card('КПП — 9 знаков');
  await window.screenshot(refused, '02-form-error');
  await fill(refused, 'КПП', '773601001');
  await press(refused, 'Вся карточка');
}

async function appointment(window: PlaygroundWindow): Promise<void> {
  const card = await openSection(window, 'appointment', 'Номер приказа');
  await fill(card, 'Номер приказа', '114-л/с');
  await pickDate(card, 'Дата приказа', '2026-11-02');
  await choose(card, 'Заместитель менеджера', 'Илья Сомов');
  await window.screenshot(card, '07-form-appointment');
  await press(card, 'Готово');
}

async function people(window: PlaygroundWindow): Promise<void> {
  const card = await openSection(window, 'contacts', 'Директор Ольга');
  await choose(card, 'Роль', 'Подписывает');
  await fill(card, 'День рождения', '07.12');
  await fill(card, 'Согласие', '№ 7 от 01.11.2026');
  await window.screenshot(card, '08-form-contact');
  await press(card, 'Готово');
}

async function days(window: PlaygroundWindow): Promise<void> {
  const card = await openSection(window, 'days', 'Даты компании');
  await press(card, '+ Добавить');
  const day = await window.card('Дата компании');
  await fill(day, 'Что за дата', 'День основания');
  await fill(day, 'День', '04.12.1996');
  await press(day, 'Готово');
  const filled = await window.card('Дата компании');
  await window.screenshot(filled, '09-form-days');
  await press(filled, 'Готово');
}

/** Sections in the order of the review. */
const SECTIONS = ['names', 'addresses', 'basis', 'services', 'operators', 'appointment', 'contacts', 'days'];

async function openSection(window: PlaygroundWindow, section: string, shows: string): Promise<Locator> {
  const review = await window.card('Вся карточка');
  await press(review, 'Изменить', SECTIONS.indexOf(section));
  return window.card(shows);
}
