import type { Locator } from 'playwright-core';
import { choose, fill, type PlaygroundWindow, pickDate, press, tick } from './playground.ts';

/** Fills the registration card step by step, as a manager does, with a screenshot of every step. */
export async function registerClient(window: PlaygroundWindow): Promise<void> {
  await window.say('новый клиент');
  await names(window);
  await places(window);
  await basis(window);
  await services(window);
  await appointment(window);
  await people(window);
  const review = await window.card('Проверьте и отправьте');
  await window.screenshot(review, '10-form-review');
  await press(review, 'На согласование');
}

async function names(window: PlaygroundWindow): Promise<void> {
  const card = await window.card('Название и реквизиты');
  await fill(card, 'Полное название', 'Общество с ограниченной ответственностью «Ромашка»');
  await fill(card, 'Краткое название', 'ООО «Ромашка»');
  await fill(card, 'ИНН', '7707083894');
  await fill(card, 'КПП', '773601001');
  await fill(card, 'ОГРН', '1027700132195');
  await window.screenshot(card, '01-form-names');
  await press(card, 'Далее');
  const refused = await window.card('В ИНН ошибка');
  await window.screenshot(refused, '02-form-error');
  await fill(refused, 'ИНН', '7707083893');
  await press(refused, 'Далее');
}

async function places(window: PlaygroundWindow): Promise<void> {
  const card = await window.card('Адреса и точки обслуживания');
  await fill(card, 'Юридический адрес', '656049, г. Барнаул, пр. Ленина, 1');
  await choose(card, 'Подразделение, которое ведёт клиента', 'Барнаул');
  await press(card, '+ Добавить');
  const row = await window.card('Адрес точки');
  await fill(row, 'Адрес точки', 'г. Барнаул, ул. Молодёжная, 3');
  await choose(row, 'Подразделение', 'Барнаул');
  await window.screenshot(row, '03-form-row');
  await press(row, 'Готово');
  const filled = await window.card('Молодёжная');
  await window.screenshot(filled, '04-form-places');
  await press(filled, 'Далее');
}

async function basis(window: PlaygroundWindow): Promise<void> {
  const card = await window.card('Основания и деятельность');
  await tick(card, 'Крупный клиент');
  await choose(card, 'Сфера деятельности', 'Строительство');
  await fill(card, 'Средние начисления', '150 000,50');
  await press(card, '+ Добавить');
  const row = await window.card('Значение');
  await pickFirst(row, 'Критерий');
  await fill(row, 'Значение', '150 000 ₽ в месяц');
  await fill(row, 'Период', 'июль — сентябрь 2026');
  await press(row, 'Готово');
  const filled = await window.card('Основания и деятельность');
  await window.screenshot(filled, '05-form-basis');
  await press(filled, 'Далее');
}

async function services(window: PlaygroundWindow): Promise<void> {
  const card = await window.card('Шаг 4 из 7');
  await press(card, '+ Добавить');
  const row = await window.card('Количество');
  await pickFirst(row, 'Услуга');
  await fill(row, 'Количество', '4');
  await fill(row, 'Договор', '22-114');
  await pickDate(row, 'С какого числа', '2024-03-01');
  await press(row, 'Готово');
  const filled = await window.card('22-114');
  await window.screenshot(filled, '06-form-services');
  await press(filled, 'Далее');
}

async function appointment(window: PlaygroundWindow): Promise<void> {
  const card = await window.card('Назначение менеджера');
  await fill(card, 'Номер приказа', '114-л/с');
  await pickDate(card, 'Дата приказа', '2026-11-02');
  await choose(card, 'Заместитель менеджера', 'Илья Сомов');
  await window.screenshot(card, '07-form-appointment');
  await press(card, 'Далее');
}

async function people(window: PlaygroundWindow): Promise<void> {
  await press(await window.card('Люди и даты'), '+ Добавить');
  const contact = await window.card('Фамилия');
  await fill(contact, 'Фамилия', 'Директор');
  await fill(contact, 'Имя', 'Контакт');
  await fill(contact, 'Должность', 'Генеральный директор');
  await choose(contact, 'Роль', 'Подписывает');
  await fill(contact, 'День рождения', '07.12');
  await fill(contact, 'Согласие', '№ 7 от 01.11.2026');
  await window.screenshot(contact, '08-form-contact');
  await press(contact, 'Готово');
  await press(await window.card('Генеральный директор'), '+ Добавить', 1);
  const day = await window.card('Что за дата');
  await fill(day, 'Что за дата', 'День основания');
  await fill(day, 'День', '04.12.1996');
  await press(day, 'Готово');
  const filled = await window.card('День основания');
  await window.screenshot(filled, '09-form-people');
  await press(filled, 'Далее');
}

async function pickFirst(card: Locator, label: string): Promise<void> {
  await card.getByLabel(label).first().click();
  await card.page().getByRole('option').first().click();
}
