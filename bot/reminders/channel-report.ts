import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import { withProvisional } from '../cards/provisional.ts';
import type { FactView, HeaderView, NoticeView, SectionView } from '../cards/view.ts';
import { reminderHeader } from './reminder-card.ts';
import { dateWithWeekday, periodName, todoText } from './reminder-words.ts';

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
  const { about, occurrence } = facts;
  if (about.kind !== 'unit-report') throw new TypeError(`no report: ${facts.clock._id}`);
  const header = reminderHeader(facts, texts);
  const fact = (key: KeyPart<'reminders.facts'>, value: string): FactView => ({
    title: texts.t(`reminders.facts.${key}`),
    value,
  });
  const owing = about.unit ? [] : about.owing.map((unit) => unit.name[texts.locale]);
  const lateNote = late ? [texts.t('reminders.late')] : [];
  return {
    header,
    notice: { text: [...lateNote, todoText(facts, step, texts)].join('\n'), tone: header.tone },
    facts: [
      fact('unit', about.unit?.name[texts.locale] ?? texts.t('channels.branch')),
      fact('period', periodName(about.period, texts)),
      fact('due', withProvisional(occurrence, dateWithWeekday(occurrence, texts), calendar, texts)),
    ],
    sections: owing.length > 0 ? [{ title: texts.t('reminders.facts.owing'), facts: [], lines: owing }] : [],
  };
}
