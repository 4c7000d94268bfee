import type { Temporal } from 'temporal-polyfill';
import type { Actor } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { findNearestActors } from '../people/find-nearest-actors.ts';
import { RIGHTS } from '../people/rights.ts';

const [REPORTER] = RIGHTS['hand-in-reports'].unit;
const [ACCEPTOR] = RIGHTS['accept-reports'].branch;

/** Finds who may hand a unit's report in: its head of sales, or a stand-in where there is none. */
export function findReporters(
  directory: Pick<Directory, 'findActors'>,
  unit: string,
  on: Temporal.PlainDate,
): Promise<Actor[]> {
  return findNearestActors(directory, REPORTER, unit, on);
}

/** Finds who may accept a unit's report, or return it: branch sales, or a stand-in where there are none. */
export function findAcceptors(
  directory: Pick<Directory, 'findActors'>,
  unit: string,
  on: Temporal.PlainDate,
): Promise<Actor[]> {
  return findNearestActors(directory, ACCEPTOR, unit, on);
}
