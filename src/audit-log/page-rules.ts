import type { AuditEntry } from '../audit/audit-entry.ts';
import type { AuditEvent } from '../audit/audit-event.ts';
import type { FieldValue } from '../forms/field.ts';
import { roleInOptions } from '../people/person.ts';
import type { RequestDoc } from '../requests/request.ts';
import { toldValues } from './told-values.ts';

/** So many characters keep a card below the 28 KB that Teams once allowed, Cyrillic being two bytes each. */
const MOST_CHARACTERS = 9000;

/** Characters that drawing an entry, and a line of it, adds with its headline and label. */
const PER_ENTRY = 400;
const PER_LINE = 100;

/** Counts entries that fit one card: at least one, as none is longer than a card. */
export function countFitting(entries: AuditEntry[], request: RequestDoc | null): number {
  let left = MOST_CHARACTERS;
  const fitting = entries.findIndex(({ event }) => {
    const lines = toldValues(event, request).reduce((count, { changes }) => count + changes.length, 0);
    left -= JSON.stringify(event).length + PER_ENTRY + lines * PER_LINE;
    return left < 0;
  });
  return fitting < 0 ? entries.length : Math.max(fitting, 1);
}

/** Everybody whom an entry names. */
export function everybodyIn({ by, onBehalfOf, event }: AuditEntry, request: RequestDoc | null): string[] {
  return [by, ...(onBehalfOf ? [onBehalfOf] : []), ...movedBetween(event), ...namedIn(event, request)];
}

function movedBetween(event: AuditEvent): string[] {
  switch (event.type) {
    case 'request.reassigned':
      return [event.to];
    case 'request.handed-over':
    case 'client.handed-over':
      return [event.from, event.to];
    case 'request.lapsed':
      return event.people;
    case 'person.changed':
      return event.changes.flatMap(({ field, from, to }) =>
        field === 'substitute' ? [substituteIn(from), substituteIn(to)] : [],
      );
    default:
      return [];
  }
}

/** The directory keeps a substitution as `person from/to`. */
function substituteIn(value: string): string {
  return value.split(' ')[0] ?? '';
}

function namedIn(event: AuditEvent, request: RequestDoc | null): string[] {
  return toldValues(event, request).flatMap(({ fields, changes }) =>
    changes.flatMap(({ field, from, to }) => {
      const known = fields[field];
      const namesPeople = known?.kind === 'choice' && roleInOptions(known.options);
      return namesPeople ? [...idsOf(from), ...idsOf(to)] : [];
    }),
  );
}

function idsOf(value: FieldValue): string[] {
  if (Array.isArray(value)) return value.filter((each) => typeof each === 'string');
  return typeof value === 'string' ? [value] : [];
}
