import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { nearestActing } from '../people/nearest-acting.ts';
import { RIGHTS } from '../people/rights.ts';

const [REPORTER] = RIGHTS['hand-in-reports'].unit;

/** Who may hand a unit's report in: its head of sales, or who stands in where there is none. */
export function findReporters(
  directory: Pick<Directory, 'findActing'>,
  unit: string,
  on: Temporal.PlainDate,
): Promise<Actor[]> {
  return nearestActing(directory, REPORTER, unit, on);
}
