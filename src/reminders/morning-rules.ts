import type { Person } from '../people/person.ts';

/** The hour at which a working day begins for whoever has not chosen another. */
export const USUAL_HOUR = 9;

/** Wall time of what is told in the morning. */
export function morningTime({ morning }: Pick<Person, 'morning'>): string {
  const hour = morning === undefined || morning === 'off' ? USUAL_HOUR : morning;
  return `${String(hour).padStart(2, '0')}:00`;
}

/** True unless the person has switched the morning card off. */
export function hasMorningCard({ morning }: Pick<Person, 'morning'>): boolean {
  return morning !== 'off';
}
