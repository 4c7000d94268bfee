import type { Span } from '../../calendar/span.ts';
import type { PlanLine } from '../../greetings/plans/plan-line.ts';
import type { Note } from '../../notes/note.ts';
import type { PotentialClient } from '../../potential/potential-client.ts';
import type { ReportClient } from './indicator-rules.ts';
import { dayOf } from './listed-rules.ts';
import { type ReportEntry, WORK_SECTIONS, type WorkLine } from './report-content.ts';
import { workLine } from './request-work-rules.ts';

/** Counts of a client's greetings: those of one manager, done of all that there were. */
export function workOfGreetings(
  lines: readonly PlanLine[],
  whose: (client: string) => ReportClient,
): WorkLine[] {
  const groups = Map.groupBy(lines, ({ client, manager }) => JSON.stringify([client, manager]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const count = group.filter(({ status }) => status === 'done').length;
    return [
      workLine(
        { ...whose(first.client), manager: first.manager },
        { section: 'greetings', count, planned: group.length },
      ),
    ];
  });
}

/**
 * Visits and calls of a client and of who made them, complaints day by day. Their words stay with the client's managers:
 * they may name people, and can be taken back.
 */
export function workOfNotes(notes: readonly Note[], whose: (client: string) => ReportClient): WorkLine[] {
  const told = notes.filter(({ kind }) => kind !== 'other');
  const groups = Map.groupBy(told, (note) =>
    JSON.stringify([note.client, authorOf(note), note.kind, note.kind === 'complaint' ? note.on : '']),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { kind: what, client } = first;
    const about =
      what === 'complaint'
        ? { section: 'complaints' as const, on: first.on }
        : { section: 'visits' as const };
    return [
      workLine({ ...whose(client), manager: authorOf(first) }, { ...about, what, count: group.length }),
    ];
  });
}

/** Person whose note it is, whoever took it down for them. */
function authorOf({ by, onBehalfOf }: Note): string {
  return onBehalfOf ?? by;
}

export function workOfPotential(
  potential: readonly PotentialClient[],
  { to }: Span,
  zone: string,
): WorkLine[] {
  return potential
    .map((each) => ({ ...each, on: dayOf(each.at, zone) }))
    .filter(({ status, on }) => status === 'open' && on <= to.toString())
    .map(({ _id, name, manager, operator, on }) =>
      workLine({ client: _id, name, manager }, { section: 'potential', on, note: operator }),
    );
}

/** Words of managers about risks, and what they propose. */
export function workOfEntries(
  entries: readonly ReportEntry[],
  whose: (client: string) => ReportClient,
): WorkLine[] {
  return entries.flatMap(({ client, risk, proposals }) => [
    ...(risk === '' ? [] : [workLine(whose(client), { section: 'risks', note: risk })]),
    ...(proposals === '' ? [] : [workLine(whose(client), { section: 'proposals', note: proposals })]),
  ]);
}

/** Section by section, the earliest first, then by name. */
export function inOrder(lines: readonly WorkLine[]): WorkLine[] {
  const place = new Map(WORK_SECTIONS.map((section, n) => [section, n]));
  const keyOf = ({ section, on, name, request, what, manager }: WorkLine) =>
    [place.get(section) ?? 0, [on ?? '', name, request, what, manager].join(' ')] as const;
  return lines.toSorted((a, b) => {
    const [[placeA, restA], [placeB, restB]] = [keyOf(a), keyOf(b)];
    return placeA - placeB || (restA < restB ? -1 : restA > restB ? 1 : 0);
  });
}
