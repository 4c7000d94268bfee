import type { ClientOccasion } from '../../occasions/client-occasions.ts';
import type { GreetingEntry } from '../greeting.ts';

/** `missed`: its day, or the day that it was moved to, has passed and nobody has told anything. */
export type PlanStatus = 'planned' | 'done' | 'moved' | 'skipped' | 'missed';

/** One greeting of one client in one year, as it stands now (Appendix 3). */
export interface PlanLine {
  /** That of the record, whether there is one or not. */
  id: string;
  client: string;
  /** Short name of the client. */
  name: string;
  unit: string;
  /** Person who greeted, or is to do it now. */
  manager: string;
  deputy: string | null;
  occasion: string;
  kind: ClientOccasion['kind'] | 'state';
  /** Contact whose day it is, or ''. */
  contact: string;
  /** Years that the day counts then, where the first is known. */
  years: number | null;
  /** ISO date of the day. */
  date: string;
  /** The last working day on which it is not late: that before a day off. */
  greetOn: string;
  /** The working day from which a gift is got ready. */
  prepareFrom: string;
  status: PlanStatus;
  /** True of what was done after its day, or after that to which it was moved. */
  late: boolean;
  /** Part of the record that counts; null while there is none. */
  entry: GreetingEntry | null;
}
