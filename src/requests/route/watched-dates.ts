import { conditionHolds } from '../../forms/condition.ts';
import type { Row, Values } from '../../forms/field.ts';
import type { DateLadder, RequestKind, WatchedDate } from '../kinds/definition.ts';
import type { RequestDoc } from '../request.ts';
import { additionKey, additionOf, rowsIn } from './addition-rules.ts';
import { enteredIn } from './result-rules.ts';

/** One day of a request that is reminded of. */
export interface RequestDate {
  /** The rule's id; with the row's number where it is a row's: `milestones-0`. */
  id: string;
  ladder: DateLadder;
  /** ISO date. */
  on: string;
  /** Title of the row, or ''. */
  title: string;
}

/** The days that count now: those of an approved request, and of an open one where the kind says so, until they are done. */
export function watchedDates(definition: RequestKind, request: RequestDoc): RequestDate[] {
  if (request.status !== 'approved' && request.status !== 'open') return [];
  return (definition.dates ?? [])
    .filter((rule) => (request.status === 'open') === (rule.whileOpen === true))
    .flatMap((rule) => datesOf(rule, request))
    .filter(({ id }) => !isSettled(definition, request, id));
}

/** Every day that the kind could remind of, whatever became of the request. */
export function allDates(definition: RequestKind, request: RequestDoc): RequestDate[] {
  return (definition.dates ?? []).flatMap((rule) => datesOf(rule, request));
}

/** True if an approved request has run out before this day. */
export function hasExpired(definition: RequestKind, request: RequestDoc, today: string): boolean {
  const rules = (definition.dates ?? []).filter(({ expires }) => expires);
  return rules.flatMap((rule) => datesOf(rule, request)).some(({ on }) => on < today);
}

/** The rule of a day, and the row that it is of. */
export function ruleOfDate(
  { dates = [] }: RequestKind,
  date: string,
): { rule: WatchedDate; row: number | null } | null {
  for (const rule of dates) {
    if (!('list' in rule.from) && rule.id === date) return { rule, row: null };
    const row = /^-([0-9]+)$/.exec(date.slice(rule.id.length))?.[1];
    if ('list' in rule.from && date.startsWith(rule.id) && row) return { rule, row: Number(row) };
  }
  return null;
}

function datesOf(rule: WatchedDate, request: RequestDoc): RequestDate[] {
  const { id, from, ladder } = rule;
  if ('list' in from) {
    return rowsIn(request, from.list).flatMap((row, n) => {
      const on = movedTo(rule, request, n) ?? row[from.field];
      return dateOf(`${id}-${n}`, ladder, on, titleOf(row));
    });
  }
  const moved = movedTo(rule, request, null);
  if (!('step' in from)) return dateOf(id, ladder, moved ?? request.values[from.field], '');
  const step = request.steps.find(({ definition }) => definition.id === from.step);
  return dateOf(id, ladder, moved ?? enteredIn(step)[from.field], '');
}

/** Values taken down about a day, or null. */
function settlementOf({ settledBy }: WatchedDate, request: RequestDoc, row: number | null): Values | null {
  if (!settledBy) return null;
  return additionOf(request, additionKey(settledBy.addition, row))?.values ?? null;
}

function movedTo(rule: WatchedDate, request: RequestDoc, row: number | null): string | null {
  const to = settlementOf(rule, request, row)?.[rule.settledBy?.movedTo ?? ''];
  return typeof to === 'string' && to !== '' ? to : null;
}

/** True of a day that somebody has said to be done. */
export function isSettled(definition: RequestKind, request: RequestDoc, date: string): boolean {
  const found = ruleOfDate(definition, date);
  const said = found && settlementOf(found.rule, request, found.row);
  const done = found?.rule.settledBy?.done;
  return !!said && (!done || conditionHolds(done, said));
}

function dateOf(id: string, ladder: DateLadder, on: unknown, title: string): RequestDate[] {
  return typeof on === 'string' && on !== '' ? [{ id, ladder, on, title }] : [];
}

function titleOf(row: Row): string {
  return typeof row.title === 'string' ? row.title : '';
}
