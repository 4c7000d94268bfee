import type { Row } from '../../forms/field.ts';
import type { DateLadder, RequestKind, WatchedDate } from '../kinds/definition.ts';
import type { RequestDoc } from '../request.ts';
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

/** The days that count now: those of an approved request, and of an open one where the kind says so. */
export function watchedDates(definition: RequestKind, request: RequestDoc): RequestDate[] {
  if (request.status !== 'approved' && request.status !== 'open') return [];
  return (definition.dates ?? [])
    .filter((rule) => (request.status === 'open') === (rule.whileOpen === true))
    .flatMap((rule) => datesOf(rule, request));
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

function datesOf(rule: WatchedDate, request: RequestDoc): RequestDate[] {
  const { id, from, ladder } = rule;
  if ('list' in from) {
    return rowsOf(request.values[from.list]).flatMap((row, n) =>
      dateOf(`${id}-${n}`, ladder, row[from.field], titleOf(row)),
    );
  }
  if (!('step' in from)) return dateOf(id, ladder, request.values[from.field], '');
  const step = request.steps.find(({ definition }) => definition.id === from.step);
  return dateOf(id, ladder, enteredIn(step)[from.field], '');
}

function dateOf(id: string, ladder: DateLadder, on: unknown, title: string): RequestDate[] {
  return typeof on === 'string' && on !== '' ? [{ id, ladder, on, title }] : [];
}

function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object') : [];
}

function titleOf(row: Row): string {
  return typeof row.title === 'string' ? row.title : '';
}
