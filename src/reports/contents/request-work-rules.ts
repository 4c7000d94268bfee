import { isWithin, type Span } from '../../calendar/span.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { workingDaysTaken } from '../../calendar/working-days-taken.ts';
import type { RequestDoc } from '../../requests/request.ts';
import { workLine } from './client-work-rules.ts';
import type { ReportClient } from './indicator-rules.ts';
import { dayOf } from './listed-rules.ts';
import type { WorkLine, WorkSection } from './report-content.ts';

/**
 * Sections of kinds that have one of their own; the rest are requests. A client's status and removal are told as what
 * became of the client.
 */
const SECTIONS: Record<string, { section: WorkSection; counts: 'granted' | 'live' } | null> = {
  'vip-status': null,
  'vip-removal': null,
  'joint-project': { section: 'projects', counts: 'live' },
  contract: { section: 'contracts', counts: 'granted' },
  discount: { section: 'discounts', counts: 'granted' },
  'service-application': { section: 'applications', counts: 'live' },
  'department-quality': { section: 'complaints', counts: 'live' },
};

const OTHERS = { section: 'requests', counts: 'live' } as const;

export interface RequestDays {
  raisedOn: string;
  /** The day of its last decision; null while it is open or comes back to its author. */
  endedOn: string | null;
}

export function daysOfRequest({ createdAt, status, history }: RequestDoc, zone: string): RequestDays {
  const isOver = status !== 'open' && status !== 'returned';
  const last = history.at(-1);
  return {
    raisedOn: dayOf(createdAt, zone),
    endedOn: isOver ? dayOf(last?.at ?? createdAt, zone) : null,
  };
}

export interface RequestWorkContext {
  span: Span;
  zone: string;
  calendar: WorkCalendar;
  /** Client of the request, as the report names it; null for a request about none. */
  client: ReportClient | null;
}

/**
 * A request as work done within the span: what is granted counts on the day of its end, what goes on while it lives.
 * The days are working days from raising to the end.
 */
export function requestLine(request: RequestDoc, context: RequestWorkContext): WorkLine[] {
  const { span, zone, calendar, client } = context;
  const kind = request.type in SECTIONS ? SECTIONS[request.type] : OTHERS;
  if (!kind) return [];
  const { raisedOn, endedOn } = daysOfRequest(request, zone);
  const isOver = endedOn !== null && endedOn <= span.to.toString();
  const granted = request.status === 'approved' && endedOn !== null && isWithin(span, endedOn);
  const lives = raisedOn <= span.to.toString() && (endedOn === null || endedOn >= span.from.toString());
  if (kind.counts === 'granted' ? !granted : !lives) return [];
  const about = client ?? { client: '', name: '', manager: request.author };
  const days = isOver && endedOn ? workingDaysTaken(calendar, raisedOn, endedOn, []) : null;
  return [
    workLine(kind.section, about, {
      on: isOver ? endedOn : raisedOn,
      days,
      request: request._id,
    }),
  ];
}
