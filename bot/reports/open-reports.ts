import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Unit } from '../../src/people/person.ts';
import type { UnitReport } from '../../src/reports/unit-report.ts';
import { periodName } from '../cards/dates.ts';
import { withProvisional } from '../cards/provisional.ts';
import type { HeaderView, NoticeView, RowView } from '../cards/view.ts';
import { rowTitle } from '../reminders/reminder-words.ts';

export interface OpenReportsInput {
  reports: UnitReport[];
  units: Unit[];
  /** ISO date. */
  today: string;
  calendar: WorkCalendar;
  notice: NoticeView | null;
  texts: Texts;
}

/** Data of `reports/open-reports`. */
export interface OpenReportsView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  rows: RowView[];
}

/** Reports this head of sales may hand in, the oldest first. */
export function presentOpenReports(input: OpenReportsInput): OpenReportsView {
  const { reports, texts, notice } = input;
  const none: NoticeView | null =
    reports.length === 0 ? { text: texts.t('reports.list.none'), tone: 'good' } : null;
  return {
    header: {
      kind: texts.t('reports.kind'),
      number: '',
      title: texts.t('reports.list.title'),
      status: '',
      tone: 'default',
    },
    notice: notice ?? none,
    rows: reports.map((report) => presentRow(report, input)),
  };
}

function presentRow(report: UnitReport, { units, today, calendar, texts }: OpenReportsInput): RowView {
  const unit = units.find(({ _id }) => _id === report.unit)?.name[texts.locale] ?? report.unit;
  const days = Temporal.PlainDate.from(today).until(report.dueOn, { largestUnit: 'day' }).days;
  const when = days < 0 ? texts.t('reminders.overdue', { days: -days }) : texts.t('reminders.when', { days });
  const date = withProvisional(report.dueOn, texts.date(report.dueOn), calendar, texts);
  const tone = days < 0 ? 'attention' : days <= 1 ? 'warning' : 'default';
  const title = texts.t('reports.list.row', { unit, period: periodName(report.period, texts) });
  return {
    title: rowTitle(title, tone, texts),
    detail: texts.t('reports.list.due', { date, when }),
    tone,
    buttons: [
      {
        title: texts.t('reminders.buttons.hand-in'),
        verb: 'report.hand-in',
        data: { report: report._id },
        tone: 'positive',
        withInputs: false,
      },
    ],
  };
}
