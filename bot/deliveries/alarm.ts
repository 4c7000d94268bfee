import type { DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ButtonView, HeaderView, NoticeView } from '../cards/view.ts';

/** Data of `reminders/alarm`. */
export interface AlarmView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView;
  buttons: ButtonView[];
}

export function presentAlarm(text: string, buttons: ButtonView[], texts: Texts): AlarmView {
  return {
    header: {
      kind: texts.t('reminders.alarm.kind'),
      number: '',
      title: texts.t('reminders.alarm.title'),
      status: '',
      tone: 'attention',
    },
    notice: { text, tone: 'warning' },
    buttons,
  };
}

/** An alarm that has no sentence of its own is still shown by its name. */
export function alarmText(
  { alarm, args }: Extract<DeliveryContent, { kind: 'alarm' }>,
  texts: Texts,
): string {
  const key = `reminders.alarm.${alarm}`;
  const { date } = args;
  const worded = typeof date === 'string' ? { ...args, date: texts.date(date) } : args;
  return texts.has(key) ? texts.t(key, worded) : texts.t('reminders.alarm.unknown', { alarm });
}
