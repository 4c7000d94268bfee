import { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../src/i18n/translate.ts';
import { holidayName } from '../../src/occasions/holiday-name.ts';
import type { Month, MonthDay } from '../../src/occasions/list-month.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView, RowView } from '../cards/view.ts';

const MOST = 40;

interface DayRow extends RowView {
  tap: ButtonView;
}

/** Coming days of the reader's clients, week by week; a row leads to the client. */
export function presentMonth(month: Month, texts: Texts): CardData {
  const shown = month.days.slice(0, MOST);
  const weeks = [...new Set(shown.map(({ date }) => mondayOf(date)))];
  return {
    header: {
      kind: texts.t('inbox.month.kind'),
      number: '',
      title: texts.t('inbox.month.title', { from: texts.date(month.from), to: texts.date(month.to) }),
      status: '',
      tone: 'default',
    },
    notice: presentNotice(month, texts),
    groups: weeks.map((monday) => ({
      title: weekTitle(monday, texts),
      tone: 'default',
      rows: shown.filter(({ date }) => mondayOf(date) === monday).map((day) => dayRow(day, month, texts)),
    })),
    buttons: month.days.length > 0 ? [exportButton('month', {}, texts)] : [],
  };
}

function presentNotice(month: Month, texts: Texts) {
  const { days, holidays, spheres } = month;
  const rest = days.length - MOST;
  const lines = [
    ...(days.length === 0 ? [texts.t('inbox.month.empty')] : []),
    ...holidays.map(({ date, holiday }) =>
      texts.t('inbox.month.everybody', {
        day: texts.dayMonth(date),
        holiday: holidayName(holiday, spheres, texts),
      }),
    ),
    ...(rest > 0 ? [texts.t('inbox.month.more', { count: rest })] : []),
  ];
  return lines.length > 0 ? { text: lines.join('\n'), tone: 'default' } : null;
}

function dayRow(day: MonthDay, { spheres }: Month, texts: Texts): DayRow {
  const { client, date } = day;
  const title = `${texts.t('inbox.open')}: ${client.name}`;
  const data = { client: client.id };
  return {
    title: client.name,
    detail: [dateWithWeekday(date, texts), occasionText(day, spheres, texts)].join(' · '),
    tone: day.jubilee ? 'accent' : 'default',
    tap: { title, verb: 'inbox.client', data, tone: 'default', withInputs: false },
    buttons: [],
  };
}

export function occasionText(day: MonthDay, spheres: Month['spheres'], texts: Texts): string {
  if (day.kind === 'professional') return holidayName(day.holiday, spheres, texts);
  const what =
    day.kind === 'company-day'
      ? texts.t('reminders.titles.company-day', { title: day.title })
      : day.person === ''
        ? texts.t('reminders.titles.birthday-unnamed')
        : texts.t('reminders.titles.birthday', { name: day.person });
  if (day.years === null) return what;
  const years = texts.t('reminders.years', { years: day.years });
  return `${what} (${day.jubilee ? texts.t('reminders.jubilee', { years }) : years})`;
}

function mondayOf(iso: string): string {
  const date = Temporal.PlainDate.from(iso);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

function weekTitle(monday: string, texts: Texts): string {
  const sunday = Temporal.PlainDate.from(monday).add({ days: 6 }).toString();
  return texts.t('inbox.month.week', { from: texts.dayMonth(monday), to: texts.dayMonth(sunday) });
}
