import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { FieldError, Values } from '../../src/forms/field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { ENTRY_FIELDS } from '../../src/reports/entry-rules.ts';
import type { PartLine, PartView } from '../../src/reports/view-report.ts';
import { partTerm } from '../../src/reports/waiting-rules.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dayOf, distanceText, periodName } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import { presentForm } from '../cards/form.ts';
import { type ButtonView, inputId, type NoticeView, type PlaceView, type RowView } from '../cards/view.ts';
import { movedText, reportButton } from './report-words.ts';

export interface PartCardInput {
  view: PartView;
  /** The client to tell of; the first that lacks something, without one. */
  client: string | undefined;
  /** As typed, with the error at each wrong field. */
  typed: { values: Record<string, unknown>; errors: Record<string, FieldError> } | null;
  notice: NoticeView | null;
  calendar: WorkCalendar;
  texts: Texts;
}

const MOST_ROWS = 6;
/** Choices of more clients leave the size of a card. */
const MOST_CHOICES = 60;

/** One person's part of a report: a client at a time, those that lack something first. */
export function presentPart(input: PartCardInput): CardData {
  const { view, notice, texts } = input;
  const { report, unit, lines } = view;
  const left = lines.filter(({ lacks }) => lacks);
  const chosen = lines.find(({ line }) => line.client === input.client) ?? left[0];
  const others = left.filter((each) => each !== chosen);
  return {
    header: {
      kind: texts.t('reports.card.kind', { unit: unit?.name[texts.locale] ?? report.unit }),
      number: '',
      title: texts.t('reports.part.title', { period: periodName(report.period, texts) }),
      status: texts.t('reports.part.left', { count: left.length }),
      tone: left.length > 0 ? 'warning' : 'good',
    },
    notice: notice ?? doneNotice(left.length, texts),
    ...(chosen ? { ask: askOf(chosen, input) } : {}),
    inputs: chosen ? inputsOf(chosen, input) : [],
    buttons: chosen ? buttonsOf(chosen, report._id, texts) : [],
    rows: others.slice(0, MOST_ROWS).map((each) => rowOf(each, report._id, texts)),
    buttonRows: inRows([
      ...(others.length > 0
        ? [reportButton('rest', 'report.rest', { report: report._id }, texts, { count: left.length })]
        : []),
      ...(lines.length > 1 ? [{ ...reportButton('other', '', {}, texts), toggles: ['report-other'] }] : []),
      ...(lines.length > 1
        ? [
            {
              ...exportButton('report-entries', { report: report._id }, texts),
              title: texts.t('reports.buttons.table'),
            },
          ]
        : []),
      ...(view.access.seesAll
        ? [reportButton('whole', 'report.open', { report: report._id, on: 'list' }, texts)]
        : []),
    ]),
    places: lines.length > 1 ? [otherPlace(view, texts)] : [],
  };
}

function doneNotice(left: number, texts: Texts): NoticeView | null {
  return left === 0 ? { text: texts.t('reports.part.done'), tone: 'good' } : null;
}

function askOf({ line, lacks }: PartLine, { view, calendar, texts }: PartCardInput) {
  const { dueOn } = partTerm(calendar, view.report);
  const when = `${dayOf(dueOn, view.today, texts)}, ${distanceText(dueOn, view.today, texts)}`;
  const text = texts.t('reports.part.client', { name: line.name, moved: movedText(line, texts) });
  return {
    text,
    due: lacks ? texts.t('reports.part.why', { when }) : '',
    tone: lacks ? ('warning' as const) : ('default' as const),
  };
}

function inputsOf({ line, entry }: PartLine, { typed, view, texts }: PartCardInput) {
  const said: Values = entry
    ? { cause: entry.cause, forecast: entry.forecast, risk: entry.risk, proposals: entry.proposals }
    : {};
  return presentForm({
    form: 'report-entry',
    fields: ENTRY_FIELDS,
    values: (typed?.values as Values | undefined) ?? said,
    errors: typed?.errors ?? {},
    rendering: `${line.client}-${view.report.version}`,
    choices: () => [],
    texts,
  });
}

function buttonsOf({ line, entry, lacks }: PartLine, report: string, texts: Texts): ButtonView[] {
  const data = { report, client: line.client, seen: entry?.at ?? '' };
  return [
    { ...reportButton('save', 'report.enter', data, texts), withInputs: true, tone: 'positive' },
    ...(lacks ? [reportButton('no-changes', 'report.no-changes', data, texts)] : []),
  ];
}

function rowOf({ line }: PartLine, report: string, texts: Texts): RowView {
  const tap = reportButton('open', 'report.part', { report, client: line.client }, texts);
  return {
    title: line.name,
    detail: movedText(line, texts),
    tone: 'default',
    buttons: [],
    tap: { ...tap, title: line.name },
  };
}

/** Way to any client of the part: there may be a risk to tell of where nothing has moved. */
function otherPlace({ report, lines }: PartView, texts: Texts): PlaceView {
  return {
    id: 'report-other',
    open: false,
    title: texts.t('reports.part.other'),
    inputs: [
      {
        id: inputId('other', report.version),
        kind: 'choice',
        label: texts.t('reports.part.which'),
        required: true,
        value: '',
        placeholder: '',
        maxLength: 0,
        choices: lines.slice(0, MOST_CHOICES).map(({ line }) => ({ title: line.name, value: line.client })),
        error: '',
        hint: '',
      },
    ],
    buttons: [{ ...reportButton('open', 'report.part', { report: report._id }, texts), withInputs: true }],
  };
}
