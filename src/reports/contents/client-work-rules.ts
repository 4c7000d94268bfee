import type { Span } from '../../calendar/span.ts';
import type { PotentialClient } from '../../potential/potential-client.ts';
import type { ReportClient } from './indicator-rules.ts';
import { becameWithin, type DatedChange, dayOf } from './listed-rules.ts';
import type { ReportEntry, WorkLine, WorkSection } from './report-content.ts';

/** A line of one client, with one thing in it unless told otherwise. */
export function workLine(
  section: WorkSection,
  client: ReportClient,
  about: Partial<Omit<WorkLine, 'section' | keyof ReportClient>> = {},
): WorkLine {
  const nothing = { count: 1, planned: null, on: null, days: null, request: '', note: '' };
  return { section, ...client, ...nothing, ...about };
}

const TURNS = [
  ['new', 'agreed'],
  ['removed', 'removed'],
  ['removal-proposed', 'removal_proposed'],
] as const;

/** New, removed, and proposed to be removed within the span; a client's reason stands beside the last two. */
export function turnLines(client: ReportClient, history: readonly DatedChange[], span: Span): WorkLine[] {
  return TURNS.flatMap(([section, status]) => {
    const change = becameWithin(history, status, span);
    if (!change) return [];
    const { on, request, reason } = change;
    return [workLine(section, client, { on, request: request ?? '', note: reason ?? '' })];
  });
}

/** Candidates by the end of the span who are none of the list yet; the operator that serves them as the note. */
export function potentialLine(potential: PotentialClient, span: Span, zone: string): WorkLine[] {
  const { _id, name, manager, operator, status, at } = potential;
  const on = dayOf(at, zone);
  if (status !== 'open' || on > span.to.toString()) return [];
  return [workLine('potential', { client: _id, name, manager }, { on, note: operator })];
}

/** Risks and proposals, as managers wrote them down. */
export function wordLines(client: ReportClient, entry: ReportEntry | undefined): WorkLine[] {
  if (!entry) return [];
  return [
    ...(entry.risk === '' ? [] : [workLine('risks', client, { note: entry.risk })]),
    ...(entry.proposals === '' ? [] : [workLine('proposals', client, { note: entry.proposals })]),
  ];
}
