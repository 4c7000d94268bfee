import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import { withProvisional } from '../cards/provisional.ts';
import type { FactView, HeaderView, NoticeView, SectionView } from '../cards/view.ts';
import { wordsOf } from './kinds/index.ts';
import { reminderHeader } from './reminder-card.ts';
import { todoText } from './reminder-words.ts';

/** Data of `reports/channel-report`. Nobody in particular is addressed, so nothing can be clicked. */
export interface ChannelReportView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView;
  facts: FactView[];
  sections: SectionView[];
}

export interface ChannelReportInput {
  facts: ReminderFacts;
  step: string;
  late: boolean;
}

export function presentChannelReport(
  { facts, step, late }: ChannelReportInput,
  calendar: WorkCalendar,
  texts: Texts,
): ChannelReportView {
  const { about, occurrence, kind } = facts;
  const due = withProvisional(occurrence, dateWithWeekday(occurrence, texts), calendar, texts);
  const told = wordsOf(kind).forChannel?.(about, due, texts);
  if (!told) throw new TypeError(`channels are not told of ${kind.id}`);
  const header = reminderHeader(facts, texts);
  const lateNote = late ? [texts.t('reminders.late')] : [];
  return {
    header,
    notice: { text: [...lateNote, todoText(facts, step, texts)].join('\n'), tone: header.tone },
    ...told,
  };
}
