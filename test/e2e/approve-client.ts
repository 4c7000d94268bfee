import { choose, fill, type PlaygroundWindow, pickDate, press } from './playground.ts';

/** The five windows of the demo, by role. */
export interface Windows {
  manager: PlaygroundWindow;
  unitSales: PlaygroundWindow;
  branchSales: PlaygroundWindow;
  commercial: PlaygroundWindow;
  security: PlaygroundWindow;
}

/** Takes the request of clause 10.1 from the unit's sales to the manager who has to tell the client. */
export async function approveClient(windows: Windows): Promise<void> {
  const { manager, unitSales, branchSales, commercial, security } = windows;
  const assign = await unitSales.cardWithButton('Присвоить статус');
  await unitSales.screenshot(assign, '20-request-assign');
  await press(assign, 'Присвоить статус');

  const check = await branchSales.cardWithButton('Принять в список');
  await branchSales.screenshot(check, '21-request-check');
  await press(check, 'Принять в список');

  const first = await commercial.cardWithButton('Согласовать');
  await commercial.screenshot(first, '22-request-agree');
  await lookAtRefusal(commercial);
  await press(await commercial.cardWithButton('Согласовать'), 'Согласовать');
  await press(await security.cardWithButton('Согласовать'), 'Согласовать');
  await commercial.card('Ждём подтверждения: отдел продаж филиала');
  const agreed = await security.card('Ждём подтверждения: отдел продаж филиала');
  await security.screenshot(agreed, '24-request-agreed');

  const confirm = await branchSales.cardWithButton('Подтвердить в СП');
  await branchSales.screenshot(confirm, '25-request-confirm');
  await press(confirm, 'Подтвердить в СП');

  const notify = await manager.cardWithButton('Сообщено клиенту…');
  await manager.screenshot(notify, '26-request-notify');
}

/** The manager enters when, how and to whom the status was told. */
export async function recordNotice(manager: PlaygroundWindow, toldOn: string): Promise<void> {
  await press(await manager.cardWithButton('Сообщено клиенту…'), 'Сообщено клиенту…');
  const record = await manager.card('Когда сообщили');
  await choose(record, 'Как', 'по телефону');
  await fill(record, 'Кому', 'Генеральный директор');
  await pickDate(record, 'Когда сообщили', toldOn);
  await manager.screenshot(record, '27-request-record');
  await press(record, 'Сохранить');
}

/** The refusal asks for a reason on the card itself; nothing is decided by looking at it. */
async function lookAtRefusal(window: PlaygroundWindow): Promise<void> {
  const card = await window.cardWithButton('Отклонить…');
  await press(card, 'Отклонить…');
  await card.getByText('Отклонить: почему?').waitFor();
  await window.screenshot(card, '23-request-reason');
  await press(card, 'Отклонить…');
}
