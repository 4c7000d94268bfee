import { isWithin, type Span } from '../../calendar/span.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { workingDaysTaken } from '../../calendar/working-days-taken.ts';
import type { FieldValue, Values } from '../../forms/field.ts';
import { ANSWER_FIELD } from '../../requests/kinds/entry-fields.ts';
import { requestKind } from '../../requests/kinds/index.ts';
import type { Decision, RequestDoc } from '../../requests/request.ts';
import { agreedOn, removedOn } from '../../requests/route/turn-rules.ts';
import type { ReportClient } from './indicator-rules.ts';
import { dayOf } from './listed-rules.ts';
import type { WorkLine, WorkSection } from './report-content.ts';

export interface WorkContext {
  span: Span;
  /** The unit's zone: it draws the borders of the period. */
  zone: string;
  calendar: WorkCalendar;
}

/** Parts that a line says of its own. */
type Told = { section: WorkSection } & Partial<Omit<WorkLine, keyof ReportClient | 'section'>>;

export function workLine(whose: ReportClient, told: Told): WorkLine {
  const nothing = {
    what: '',
    count: 1,
    planned: null,
    on: null,
    until: null,
    days: null,
    request: '',
    note: '',
  };
  return { ...whose, ...nothing, ...told };
}

/** Everything that one request adds to report 3: that it went its way, or what came of it. */
export function workOfRequest(request: RequestDoc, whose: ReportClient, context: WorkContext): WorkLine[] {
  const told = [...wayOf(request, context), ...(OUTCOMES[request.type]?.(request, context) ?? [])];
  return told.map((each) => workLine(whose, { ...each, request: request._id }));
}

/** Sections of kinds that have one of their own. Those without a way are told by what came of them. */
const SECTIONS: Record<string, WorkSection | null> = {
  'vip-status': null,
  'vip-removal': null,
  'joint-project': null,
  contract: null,
  discount: null,
  'service-application': 'applications',
  'department-quality': 'complaints',
};

/** A request that was open on some day of the span. What happened after the span is not known yet. */
function wayOf(request: RequestDoc, { span, zone, calendar }: WorkContext): Told[] {
  const { type, values, createdAt, steps } = request;
  const section = type in SECTIONS ? SECTIONS[type] : 'requests';
  const on = dayOf(createdAt, zone);
  const ended = endedOn(request, zone);
  if (!section || !livesIn(span, on, ended)) return [];
  const until = ended !== null && ended <= span.to.toString() ? ended : null;
  const stood = steps.flatMap((step) => step.stood);
  const days = until === null ? null : workingDaysTaken(calendar, on, until, stood);
  const note = [aboutOf(request), until === null ? '' : answerOf(request)];
  return [
    {
      section,
      what: section === 'applications' ? text(values.service) : type,
      on,
      until,
      days,
      note: note.filter((part) => part !== '').join(' — '),
    },
  ];
}

function livesIn({ from, to }: Span, since: string, until: string | null): boolean {
  return since <= to.toString() && (until === null || until >= from.toString());
}

function endedOn({ status, history, updatedAt }: RequestDoc, zone: string): string | null {
  if (status === 'open' || status === 'returned') return null;
  return dayOf(history.at(-1)?.at ?? updatedAt, zone);
}

function aboutOf({ type, values }: RequestDoc): string {
  const { about } = requestKind(type);
  return about ? text(values[about]) : '';
}

/** Words of a department about a complaint: what was done. */
function answerOf(request: RequestDoc): string {
  if (request.type !== 'department-quality') return '';
  return text(decisionOf(request, 'answer')?.values?.[ANSWER_FIELD]);
}

const OUTCOMES: Record<string, (request: RequestDoc, context: WorkContext) => Told[]> = {
  'vip-status': becameVip,
  'vip-removal': leftTheList,
  discount: grantedDiscount,
  contract: signedContract,
  'joint-project': runningProject,
};

function becameVip(request: RequestDoc, { span }: WorkContext): Told[] {
  const on = agreedOn(request);
  const isOff = request.status === 'refused' || request.status === 'withdrawn';
  return on && !isOff && isWithin(span, on) ? [{ section: 'new', on }] : [];
}

/** Off the list in the span, or proposed by the end of it without a decision yet. */
function leftTheList(request: RequestDoc, { span, zone }: WorkContext): Told[] {
  const told = { what: text(request.values.ground), note: text(request.values.justification) };
  const removed = removedOn(request, zone);
  if (removed && isWithin(span, removed)) return [{ section: 'removed', on: removed, ...told }];
  const on = dayOf(request.createdAt, zone);
  const ended = endedOn(request, zone);
  const stands = on <= span.to.toString() && (ended === null || ended > span.to.toString());
  return stands ? [{ section: 'removal-proposed', on, ...told }] : [];
}

function grantedDiscount(request: RequestDoc, { span }: WorkContext): Told[] {
  const values = request.status === 'approved' ? decisionOf(request, 'commission')?.values : null;
  const on = text(values?.protocolDate);
  if (!values || !isWithin(span, on)) return [];
  const until = text(values.to) || null;
  return [{ section: 'discounts', what: text(values.percent), on, until, note: text(values.conditions) }];
}

function signedContract(request: RequestDoc, { span }: WorkContext): Told[] {
  const values = request.status === 'approved' ? decisionOf(request, 'sign')?.values : null;
  const on = text(values?.signedOn);
  if (!values || !isWithin(span, on)) return [];
  const { paper, subject } = request.values;
  return [
    { section: 'contracts', what: text(paper), on, until: text(values.until) || null, note: text(subject) },
  ];
}

/** A project runs from the day on which the head agreed until its manager has told what became of it. */
function runningProject(request: RequestDoc, { span, zone }: WorkContext): Told[] {
  const agreed = decisionOf(request, 'agree');
  if (agreed?.outcome !== 'approved') return [];
  const on = dayOf(agreed.at, zone);
  const result: Values = decisionOf(request, 'result')?.values ?? {};
  const ended = text(result.finishedOn) || endedOn(request, zone);
  if (!livesIn(span, on, ended)) return [];
  const isOver = ended !== null && ended <= span.to.toString();
  const what = isOver ? text(result.outcome) : 'running';
  return [{ section: 'projects', what, on, until: isOver ? ended : null, note: text(request.values.title) }];
}

/** The decision that carried a step: of several seats, the last one. */
function decisionOf({ steps }: RequestDoc, id: string): Decision | undefined {
  const decisions = steps
    .filter(({ definition }) => definition.id === id)
    .flatMap(({ seats }) => seats.flatMap(({ decision }) => decision ?? []));
  return decisions.toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
}

function text(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
