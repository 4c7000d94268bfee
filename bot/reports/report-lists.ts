import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Unit } from '../../src/people/person.ts';
import type { BoardRow, ReportBoard } from '../../src/reports/list-reports.ts';
import type { ReportAccess } from '../../src/reports/report-access.ts';
import { isOverdue, lastSubmission, type ReadReport } from '../../src/reports/report-rules.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dayOf, daysLeft, distanceText, periodName, shortDay } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import { withProvisional } from '../cards/provisional.ts';
import type { ButtonView, NoticeView, RowView, Tone } from '../cards/view.ts';
import { rowTitle } from '../reminders/reminder-words.ts';
import { reportButton, shortLateness, stateText, stateTone } from './report-words.ts';

export interface ReportListInput {
  reports: { report: ReadReport; access: ReportAccess }[];
  units: Unit[];
  /** ISO date. */
  today: string;
  zone: string;
  calendar: WorkCalendar;
  notice: NoticeView | null;
  texts: Texts;
}

/** True of a report that the reader has to hand in. */
export function isWaiting({ report, access }: ReportListInput['reports'][number]): boolean {
  return access.handsIn !== null && report.status !== 'submitted' && report.status !== 'accepted';
}

/** Reports of the units that somebody leads: those that wait for them first, then the latest. */
export function presentReportList(input: ReportListInput): CardData {
  const { reports, units, notice, texts } = input;
  const waiting = reports.filter(isWaiting);
  const others = reports.filter((each) => !isWaiting(each)).toReversed();
  const none: NoticeView | null =
    waiting.length === 0 ? { text: texts.t('reports.list.none'), tone: 'good' } : null;
  return {
    header: {
      kind: texts.t('reports.kind'),
      number: '',
      title: texts.t('reports.list.title'),
      status: '',
      tone: 'default',
    },
    notice: notice ?? none,
    rows: [...waiting, ...others.slice(0, MOST_OTHERS)].map(({ report }) => {
      const unit = units.find(({ _id }) => _id === report.unit)?.name[texts.locale] ?? report.unit;
      return rowOf(
        report,
        texts.t('reports.list.row', { unit, period: periodName(report.period, texts) }),
        input,
      );
    }),
    buttonRows: [],
  };
}

const MOST_OTHERS = 6;

export interface ReportBoardInput extends Omit<ReportListInput, 'reports' | 'units' | 'today'> {
  board: ReportBoard;
  /** First row of the page. */
  from: number;
}

/** Units and their reports of a period: those that wait for branch sales first, then those that owe. */
export function presentBoard(input: ReportBoardInput): CardData {
  const { board, notice, texts } = input;
  const { rows, period, earlier, later } = board;
  const known = rows.filter(({ report }) => report !== null);
  const accepted = known.filter(({ report }) => report?.status === 'accepted').length;
  return {
    header: {
      kind: texts.t('reports.board.kind'),
      number: '',
      title:
        period === ''
          ? texts.t('reports.board.none')
          : texts.t('reports.board.title', { period: periodName(period, texts) }),
      status:
        known.length > 0 ? texts.t('reports.board.accepted', { done: accepted, all: known.length }) : '',
      tone: known.length > 0 && accepted === known.length ? 'good' : 'accent',
    },
    notice,
    rows: boardPage(
      known.toSorted((a, b) => order(a) - order(b)),
      input,
    ),
    buttonRows: inRows([
      ...(earlier === '' ? [] : [periodButton('earlier', earlier, texts)]),
      ...(later === '' ? [] : [periodButton('later', later, texts)]),
      ...(period === '' ? [] : [exportButton('branch-report', { period }, texts)]),
    ]),
  };
}

/** More rows leave the size of a card. */
const BOARD_PAGE = 20;

function boardPage(rows: BoardRow[], input: ReportBoardInput): RowView[] {
  const { board, from, texts } = input;
  const shown = rows.slice(from, from + BOARD_PAGE).map((row) => boardRow(row, input));
  const rest = rows.length - from - shown.length;
  if (rest <= 0) return shown;
  const title = texts.t('reports.board.more', { count: rest });
  const next = { period: board.period, from: from + BOARD_PAGE };
  const tap = { ...reportButton('open', 'report.board', next, texts), title };
  return [...shown, { title, detail: '', tone: 'accent', buttons: [], tap }];
}

const ORDER: readonly ReadReport['status'][] = ['submitted', 'open', 'draft', 'returned', 'accepted'];

function order({ report }: BoardRow): number {
  return report ? ORDER.indexOf(report.status) : ORDER.length;
}

function boardRow({ unit, report, punctuality }: BoardRow, input: ReportBoardInput): RowView {
  const { texts, board } = input;
  if (!report) throw new TypeError('a row without a report');
  const row = rowOf(report, unit.name[texts.locale], { ...input, today: board.today });
  const { inTime, all } = punctuality;
  const punctual = all > 0 ? [texts.t('reports.board.punctual', { done: inTime, all })] : [];
  return { ...row, detail: [row.detail, ...punctual].filter((part) => part !== '').join(' · ') };
}

function rowOf(
  report: ReadReport,
  title: string,
  { today, zone, calendar, texts }: Omit<ReportListInput, 'reports' | 'units' | 'notice'>,
): RowView {
  const tone: Tone = isSoon(report, today)
    ? 'warning'
    : report.status === 'accepted'
      ? 'default'
      : stateTone(report, today);
  const tap = { ...reportButton('open', 'report.open', { report: report._id, on: 'list' }, texts), title };
  return {
    title: `${rowTitle(title, tone, texts)} ›`,
    detail: [
      stateText(report, texts),
      sinceText(report, today, zone, calendar, texts),
      shortLateness(report, texts),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    tone: tone === 'accent' || tone === 'good' ? 'default' : tone,
    buttons: [],
    tap,
  };
}

function isSoon(report: ReadReport, today: string): boolean {
  const days = daysLeft({ today, occurrence: report.dueOn });
  return report.submissions.length === 0 && days >= 0 && days <= 1;
}

/** Since when it is so; until when, while it is owed. */
function sinceText(
  report: ReadReport,
  today: string,
  zone: string,
  calendar: WorkCalendar,
  texts: Texts,
): string {
  const last = lastSubmission(report);
  const at = report.correction?.at ?? last?.verdict?.at ?? last?.at ?? '';
  if (at !== '') return texts.t('reports.list.since', { date: shortDay(at, zone, today, texts) });
  if (last) return '';
  const date = withProvisional(report.dueOn, dayOf(report.dueOn, today, texts), calendar, texts);
  const days = daysLeft({ today, occurrence: report.dueOn });
  const when = isOverdue(report, today)
    ? texts.t('reminders.overdue', { days: -days })
    : distanceText(report.dueOn, today, texts);
  return texts.t('reports.list.due', { date, when });
}

function periodButton(key: 'earlier' | 'later', period: string, texts: Texts): ButtonView {
  return { ...reportButton(key, 'report.board', { period }, texts), title: periodName(period, texts) };
}
