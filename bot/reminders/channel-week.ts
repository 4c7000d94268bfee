import type { DictionaryEntry } from '../../src/dictionaries/dictionary.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { holidayName } from '../../src/occasions/holiday-name.ts';
import type { Week, WeekEvent } from '../../src/occasions/list-week.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import type { HeaderView, NoticeView, RowView } from '../cards/view.ts';

/** Data of `reminders/channel-week`. */
export interface ChannelWeekView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  rows: RowView[];
}

const MAX_ROWS = 30;

export interface ChannelWeekInput {
  week: Week;
  /** The unit or the branch, by name. */
  scope: string;
  late: boolean;
}

/** Client, occasion and day; a contact's birthday carries no name. */
export function presentChannelWeek({ week, scope, late }: ChannelWeekInput, texts: Texts): ChannelWeekView {
  const rest = week.events.length - MAX_ROWS;
  const notes = [
    ...(late ? [texts.t('reminders.late')] : []),
    ...(rest > 0 ? [texts.t('channels.week.more', { count: rest })] : []),
  ];
  return {
    header: {
      kind: texts.t('channels.week.kind'),
      number: '',
      title: texts.t('channels.week.title', { from: texts.date(week.from), to: texts.date(week.to) }),
      status: scope,
      tone: 'default',
    },
    notice: notes.length > 0 ? { text: notes.join('\n'), tone: 'default' } : null,
    rows: week.events.slice(0, MAX_ROWS).map((event) => presentEvent(event, week.spheres, texts)),
  };
}

function presentEvent(event: WeekEvent, spheres: DictionaryEntry[], texts: Texts): RowView {
  const row = { tone: 'default', buttons: [] } as const;
  const day = dateWithWeekday(event.date, texts);
  if (event.kind === 'holiday') {
    const clients = texts.t('channels.week.holiday-clients', { count: event.clients });
    return {
      ...row,
      title: holidayName(event.holiday, spheres, texts),
      detail: line(day, clients, texts),
      buttons: [],
    };
  }
  return {
    ...row,
    title: event.client,
    detail: line(day, occasionOf(event, spheres, texts), texts),
    buttons: [],
  };
}

function occasionOf(
  event: Exclude<WeekEvent, { kind: 'holiday' }>,
  spheres: DictionaryEntry[],
  texts: Texts,
): string {
  if (event.kind === 'birthday') return texts.t('channels.week.birthday');
  return event.kind === 'professional' ? holidayName(event.holiday, spheres, texts) : event.title;
}

function line(day: string, occasion: string, texts: Texts): string {
  return texts.t('channels.week.row', { day, occasion });
}
