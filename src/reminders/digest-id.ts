import type { Delivery } from '../deliveries/delivery.ts';
import { type Subject, subjectOf } from '../kernel/subject.ts';

/** `digest:person:hour`. Further digests of an hour are numbered by a millisecond each. */
export function digestIdOf(recipient: string, hour: number): Subject {
  return subjectOf.digest(recipient, new Date(hour).toISOString());
}

/** The digest that a merged delivery is a part of; stores of an earlier version tell it by the part's hour alone. */
export function digestOf(part: Pick<Delivery, 'recipient' | 'releaseAt' | 'digest'>): string {
  return part.digest ?? digestIdOf(part.recipient, part.releaseAt);
}

/** A digest is redrawn by its own id. */
export function digestSubject(id: string): Subject {
  return id as Subject;
}
