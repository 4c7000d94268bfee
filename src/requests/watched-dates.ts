import type { Row } from '../forms/field.ts';
import type { DateLadder, RequestDefinition, WatchedDate } from './definition.ts';
import type { RequestDoc } from './request.ts';

/** One day of a request that is reminded of. */
export interface RequestDate {
  /** The rule's id; with the row's number where it is a row's: `milestones-0`. */
  id: string;
  ladder: DateLadder;
  /** ISO date. */
  on: string;
  /** What the row is called, or ''. */
  title: string;
}

/** The days that count now: those of an approved request, and of an open one where the kind says so. */
export function watchedDates(definition: RequestDefinition, request: RequestDoc): RequestDate[] {
  if (request.status !== 'approved' && request.status !== 'open') return [];
  return (definition.dates ?? [])
    .filter((rule) => (request.status === 'open') === (rule.whileOpen === true))
    .flatMap((rule) => datesOf(rule, request));
}

/** Every day that the kind could remind of, whatever became of the request. */
export function allDates(definition: RequestDefinition, request: RequestDoc): RequestDate[] {
  return (definition.dates ?? []).flatMap((rule) => datesOf(rule, request));
}

function datesOf(rule: WatchedDate, request: RequestDoc): RequestDate[] {
  const { id, from, ladder } = rule;
  if ('list' in from) {
    return rowsOf(request.values[from.list]).flatMap((row, n) =>
      dateOf(`${id}-${n}`, ladder, row[from.field], titleOf(row)),
    );
  }
  const values = 'step' in from ? enteredIn(request, from.step) : request.values;
  return dateOf(id, ladder, values[from.field], '');
}

function dateOf(id: string, ladder: DateLadder, on: unknown, title: string): RequestDate[] {
  return typeof on === 'string' && on !== '' ? [{ id, ladder, on, title }] : [];
}

function enteredIn(request: RequestDoc, stepId: string): Record<string, unknown> {
  const step = request.steps.find(({ definition }) => definition.id === stepId);
  return Object.assign({}, ...(step?.seats ?? []).map((seat) => seat.decision?.values ?? {}));
}

function rowsOf(value: unknown): Row[] {
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object') : [];
}

function titleOf(row: Row): string {
  return typeof row.title === 'string' ? row.title : '';
}
