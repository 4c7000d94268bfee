import type { Grant, Person } from './person.ts';

/** Somebody as they act today: for themselves, and for those whom they substitute. */
export interface Actor {
  person: Person;
  principals: Person[];
}

/** Capacity in which something is done: for oneself, or for a principal as the dated substitute. Person ids. */
export interface Capacity {
  by: string;
  onBehalfOf: string | null;
  /** Own roles of a substitute, which may make a seat of their own. */
  roles?: Grant[];
}

/** Actor and principal: each counts wherever nobody may do something twice. */
export function peopleIn({ by, onBehalfOf }: Pick<Capacity, 'by' | 'onBehalfOf'>): string[] {
  return onBehalfOf ? [by, onBehalfOf] : [by];
}
