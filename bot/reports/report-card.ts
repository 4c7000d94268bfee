import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import { growthOf } from '../../src/figures/figure-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { peopleIn } from '../../src/people/actor.ts';
import type { ReportContent } from '../../src/reports/contents/report-content.ts';
import { lastSubmission } from '../../src/reports/report-rules.ts';
import type { ReportView } from '../../src/reports/view-report.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dayOf, distanceText, periodName } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import { withProvisional } from '../cards/provisional.ts';
import {
  type AskView,
  type ButtonView,
  inputId,
  type NoticeView,
  type PlaceView,
  type RowView,
  type StripView,
  type TileView,
} from '../cards/view.ts';
import { presentFolds } from './report-folds.ts';
import { latenessText, percentText, reportButton, stateText, stateTone, tileMoney } from './report-words.ts';

export interface ReportCardInput {
  view: ReportView;
  notice: NoticeView | null;
  calendar: WorkCalendar;
  zone: string;
  texts: Texts;
}

/** A unit's report as a whole: what is asked of the reader, the figures, whom it waits for, and reports 1-3. */
export function presentReport(input: ReportCardInput): CardData {
  const { view, notice, texts, zone } = input;
  const { report, unit, content, names, today } = view;
  return {
    header: {
      kind: texts.t('reports.card.kind', { unit: unit?.name[texts.locale] ?? report.unit }),
      number: '',
      title: texts.t('reports.card.title', { period: periodName(report.period, texts) }),
      status: stateText(report, texts),
      tone: stateTone(report, today),
    },
    notice,
    ...withAsk(askOf(input)),
    tiles: content ? presentTiles(content, texts) : [],
    strip: presentStrip(input),
    rows: waitingRows(view, texts),
    buttonRows: inRows(presentButtons(view, texts)),
    places: presentPlaces(view, texts),
    folds: presentFolds({ report, content, names, zone, texts }),
  };
}

export function reportSummary({ report, unit }: ReportView, texts: Texts): string {
  return texts.t('reports.card.summary', {
    unit: unit?.name[texts.locale] ?? report.unit,
    period: periodName(report.period, texts),
    state: stateText(report, texts),
  });
}

function withAsk(ask: AskView | null): { ask?: AskView } {
  return ask ? { ask } : {};
}

/** The deed that the reader is asked for, or how late it came. */
function askOf({ view, calendar, texts }: ReportCardInput): AskView | null {
  const { report, access, lacking, today } = view;
  const due = texts.t('reports.ask.due', {
    date: withProvisional(report.dueOn, dayOf(report.dueOn, today, texts), calendar, texts),
    when: distanceText(report.dueOn, today, texts),
  });
  const tone = stateTone(report, today);
  if (mayHandIn(view)) {
    const reason = report.correction?.reason ?? lastSubmission(report)?.verdict?.reason ?? '';
    const text = reason === '' ? 'hand-in' : report.correction ? 'correct' : 'rework';
    if (lacking.length > 0)
      return { text: texts.t('reports.ask.lacking', { count: lacking.length }), due, tone };
    return { text: texts.t(`reports.ask.${text}`), due: reason === '' ? due : reason, tone };
  }
  if (mayJudge(view)) return { text: texts.t('reports.ask.judge'), due: latenessText(report, texts), tone };
  if (!view.isOver && access.handsIn) return { text: texts.t('reports.ask.early'), due, tone: 'default' };
  const late = latenessText(report, texts);
  return late === '' ? null : { text: late, due: '', tone: 'warning' };
}

function mayHandIn({ report, access, isOver }: ReportView): boolean {
  return access.handsIn !== null && isOver && report.status !== 'submitted' && report.status !== 'accepted';
}

/** Four eyes: not the one who handed it in. */
function mayJudge({ report, access: { accepts } }: ReportView): boolean {
  const last = lastSubmission(report);
  if (!accepts || !last || report.status !== 'submitted') return false;
  const handedIn = peopleIn(last);
  return !peopleIn(accepts).some((person) => handedIn.includes(person));
}

function presentTiles(content: ReportContent, texts: Texts): TileView[] {
  const { growth, indicators, work } = content;
  const sum = (amounts: (number | null)[]) => amounts.reduce<number>((total, each) => total + (each ?? 0), 0);
  const both = growth.filter(({ current, previous }) => current !== null && previous !== null);
  const change = growthOf(sum(both.map(({ current }) => current)), sum(both.map(({ previous }) => previous)));
  const percent =
    both.length > 0 && change && change.percent !== 'new' ? percentText(change.percent, texts) : '';
  const overdue = sum(indicators.map((line) => line.overdue));
  const greetings = work.filter(({ section }) => section === 'greetings');
  const done = sum(greetings.map(({ count }) => count));
  const planned = sum(greetings.map((line) => line.planned));
  const charged = tileMoney(sum(growth.map(({ current }) => current)), texts);
  const owed = tileMoney(overdue, texts);
  const known = percent === '' ? 'no' : 'yes';
  return [
    {
      figure: charged.figure,
      label: texts.t('reports.tiles.charged', { unit: charged.unit, percent, known }),
      tone: 'default',
    },
    {
      figure: owed.figure,
      label: texts.t('reports.tiles.overdue', { unit: owed.unit }),
      tone: overdue > 0 ? 'warning' : 'default',
    },
    ...(planned > 0
      ? [
          {
            figure: `${done}/${planned}`,
            label: texts.t('reports.tiles.greetings'),
            tone: 'default' as const,
          },
        ]
      : []),
  ];
}

/** Completed, handed in, accepted. */
function presentStrip({ view, zone, texts }: ReportCardInput): StripView {
  const { report, lacking } = view;
  const last = lastSubmission(report);
  const isIn = report.status === 'submitted' || report.status === 'accepted';
  const isComplete = isIn || (view.isOver && lacking.length === 0);
  const mine = (is: boolean) => (is ? '●' : '○');
  const text =
    isIn && last && last.at !== ''
      ? texts.t(`reports.strip.${report.status === 'accepted' ? 'accepted' : 'submitted'}`, {
          when: texts.dateTime(report.status === 'accepted' ? (last.verdict?.at ?? last.at) : last.at, zone),
          n: String(last.n),
        })
      : texts.t(`reports.strip.${isComplete ? 'complete' : 'lacking'}`, { count: lacking.length });
  return {
    steps: [
      { mark: isComplete ? '✓' : mine(view.isOver), tone: isComplete ? 'good' : 'accent' },
      { mark: isIn ? '✓' : mine(isComplete), tone: isIn ? 'good' : 'accent' },
      {
        mark: report.status === 'accepted' ? '✓' : report.status === 'submitted' ? '◐' : '○',
        tone: report.status === 'accepted' ? 'good' : 'accent',
      },
    ],
    text,
  };
}

/** Managers of whom words are missing, for who may ask them or say them. */
function waitingRows({ lacking, names, report, access, isOver }: ReportView, texts: Texts): RowView[] {
  if (!isOver) return [];
  const counts = new Map<string, number>();
  for (const { manager } of lacking) counts.set(manager, (counts.get(manager) ?? 0) + 1);
  return [...counts].map(([manager, count]) => {
    const title = texts.t('reports.card.waiting', { who: names[manager] ?? manager });
    const row: RowView = {
      title,
      detail: texts.t('reports.clients', { count }),
      tone: 'default',
      buttons: [],
    };
    return access.handsIn
      ? { ...row, tap: { ...reportButton('complete', 'report.part', { report: report._id }, texts), title } }
      : row;
  });
}

function presentButtons(view: ReportView, texts: Texts): ButtonView[] {
  const { report, access, lacking, content } = view;
  const at = { report: report._id };
  const n = lastSubmission(report)?.n ?? 0;
  const isEmpty = content !== null && content.growth.length === 0;
  const handIn = reportButton(
    isEmpty ? 'hand-in-empty' : 'hand-in',
    'report.hand-in',
    {
      ...at,
      after: report.submissions.length,
    },
    texts,
  );
  return [
    ...(mayHandIn(view)
      ? lacking.length > 0
        ? [
            { ...reportButton('ask', 'report.ask', at, texts), tone: 'positive' as const },
            reportButton('complete', 'report.part', at, texts),
            handIn,
          ]
        : [
            { ...handIn, tone: 'positive' as const },
            ...(isEmpty ? [] : [reportButton('add', 'report.part', at, texts)]),
          ]
      : []),
    ...(mayJudge(view)
      ? [
          { ...reportButton('accept', 'report.accept', { ...at, n }, texts), tone: 'positive' as const },
          { ...reportButton('return', '', {}, texts), toggles: ['place-return'] },
        ]
      : []),
    ...(access.corrects && report.status === 'accepted'
      ? [{ ...reportButton('correct', '', {}, texts), toggles: ['place-correct'] }]
      : []),
    exportButton('report', at, texts),
    exportButton('report', at, texts, 'pdf'),
    reportButton('list', 'report.list', {}, texts),
  ];
}

function presentPlaces(view: ReportView, texts: Texts): PlaceView[] {
  const { report, access } = view;
  const n = lastSubmission(report)?.n ?? 0;
  if (mayJudge(view)) return [reasonPlace('return', report._id, n, texts)];
  return access.corrects && report.status === 'accepted'
    ? [reasonPlace('correct', report._id, n, texts)]
    : [];
}

function reasonPlace(act: 'return' | 'correct', report: string, n: number, texts: Texts): PlaceView {
  return {
    id: `place-${act}`,
    open: false,
    title: texts.t(`reports.places.${act}.title`),
    inputs: [
      {
        id: inputId('reason', n),
        kind: 'multiline',
        label: texts.t(`reports.places.${act}.label`),
        required: true,
        value: '',
        placeholder: texts.t(`reports.places.${act}.placeholder`),
        maxLength: 1_000,
        choices: [],
        error: '',
        hint: '',
      },
    ],
    buttons: [
      {
        ...reportButton(
          act === 'return' ? 'confirm-return' : 'confirm-correct',
          `report.${act}`,
          { report, n },
          texts,
        ),
        withInputs: true,
        tone: act === 'return' ? 'destructive' : 'default',
      },
    ],
  };
}
