import { Temporal } from 'temporal-polyfill';
import type { FieldError, Fields, Values } from '../forms/field.ts';
import { formatDay } from '../forms/parse-date.ts';
import type { Person } from '../people/person.ts';
import { areSegregated } from '../requests/seats/segregation-rules.ts';

/** Fields of the card of an absence. */
export const ABSENCE_FIELDS = {
  substitute: { kind: 'choice', options: 'people', required: true },
  from: { kind: 'date', required: true },
  to: { kind: 'date', required: true },
} satisfies Fields;

/** Absent person: asked of admins only. */
export const ABSENT_FIELD = {
  person: { kind: 'choice', options: 'people', required: true },
} satisfies Fields;

const MOST_DAYS = 366;

export interface AbsenceContext {
  person: Person;
  substitute: Person;
  /** In the zone of whoever will be absent. */
  today: Temporal.PlainDate;
  /** Numbers of open requests in which the substitute has a say of their own. */
  otherSeats: string[];
  /** Those who have named the absent one as their substitute. */
  principals: Person[];
}

/** Errors of an absence, by field; an absence that runs already may keep its first day. */
export function checkAbsence(
  values: Values,
  { person, substitute, today, otherSeats, principals }: AbsenceContext,
): Record<string, FieldError> {
  const from = Temporal.PlainDate.from(String(values.from));
  const to = Temporal.PlainDate.from(String(values.to));
  const errors: Record<string, FieldError> = {};
  if (isBefore(from, today) && person.substitute?.from !== from.toString()) errors.from = { code: 'past' };
  if (isBefore(to, from)) errors.to = { code: 'ends-before-it-begins' };
  else if (isBefore(to, today)) errors.to = { code: 'past' };
  else if (from.until(to).days >= MOST_DAYS) errors.to = { code: 'absence-too-long' };
  const clash = errors.to ? null : checkPrincipals(principals, { from, to });
  if (clash && !errors.from) errors.from = clash;
  const wrong = checkSubstitute(substitute, person, { from, to }, otherSeats);
  if (wrong) errors.substitute = wrong;
  return errors;
}

interface Days {
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
}

/** Error for a person who stands in for another on these days. */
function checkPrincipals(principals: Person[], days: Days): FieldError | null {
  for (const { name, substitute } of principals) {
    if (!substitute || !overlaps(substitute, days)) continue;
    const { from, to } = substitute;
    return { code: 'stands-in', args: { name, from: formatDay(from), to: formatDay(to) } };
  }
  return null;
}

function overlaps(own: { from: string; to: string }, { from, to }: Days): boolean {
  return !isBefore(Temporal.PlainDate.from(own.to), from) && !isBefore(to, Temporal.PlainDate.from(own.from));
}

function checkSubstitute(
  substitute: Person,
  person: Person,
  days: Days,
  otherSeats: string[],
): FieldError | null {
  if (substitute._id === person._id) return { code: 'own-substitute' };
  const own = substitute.substitute;
  if (own && overlaps(own, days)) return { code: 'substitute-away' };
  const [first] = otherSeats;
  if (first) return { code: 'substitute-in-other-seat', args: { request: first } };
  return areSegregated(person.roles, substitute.roles) ? { code: 'substitute-sits-beside' } : null;
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
