import type { Row } from '../../forms/field.ts';
import type { Addition, RequestKind } from '../kinds/definition.ts';
import { type AdditionEntry, openStepOf, type RequestDoc } from '../request.ts';

/** Additions that may be taken down now; of a list, where it has rows. */
export function additionsNow(definition: RequestKind, request: RequestDoc): Addition[] {
  const step = openStepOf(request)?.definition.id;
  return (definition.additions ?? []).filter(({ during, list }) => {
    const isTime = during ? during === step : request.status === 'approved';
    return isTime && (list === undefined || rowsIn(request, list).length > 0);
  });
}

/** Key under which the request keeps it: its id, with the number of the row where it is a row's. */
export function additionKey(addition: string, row: number | null): string {
  return row === null ? addition : `${addition}-${row}`;
}

export function additionOf({ additions }: Pick<RequestDoc, 'additions'>, key: string): AdditionEntry | null {
  return additions?.[key] ?? null;
}

export function rowsIn({ values }: Pick<RequestDoc, 'values'>, list: string): Row[] {
  const rows = values[list];
  return Array.isArray(rows) ? rows.filter((row): row is Row => typeof row === 'object') : [];
}

/** The request with an addition; null where it says the same already. */
export function withAddition(request: RequestDoc, key: string, entry: AdditionEntry): RequestDoc | null {
  const before = additionOf(request, key);
  if (before && JSON.stringify(before.values) === JSON.stringify(entry.values)) return null;
  return { ...request, additions: { ...request.additions, [key]: entry }, updatedAt: entry.at };
}
