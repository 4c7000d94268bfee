import type { Client } from '../clients/client.ts';
import { wayToEdit } from '../clients/client-access-rules.ts';
import { type Clock, today } from '../kernel/clock.ts';
import type { Actor, Capacity } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { loadActor } from '../people/find-actor.ts';
import { hasRight } from '../people/rights.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import { findAcceptors, findReporters } from './find-reporters.ts';

export type ReportAccessDeps = { directory: Directory; clock: Clock };

/** Everything that somebody may do with a unit's reports today. */
export interface ReportAccess {
  actor: Actor;
  /** Capacities in which they hand in, and in which they accept or return; null where they do not. */
  handsIn: Capacity | null;
  accepts: Capacity | null;
  corrects: Capacity | null;
  /** The whole report, and not only the lines of their own clients. */
  seesAll: boolean;
}

export async function loadReportAccess(
  deps: ReportAccessDeps,
  { actor: id, unit }: { actor: string; unit: string },
): Promise<ReportAccess> {
  const day = today(deps.clock, await zoneOfUnit(deps, unit));
  const actor = await loadActor(deps, id);
  const handsIn = capacityIn(await findReporters(deps.directory, unit, day), id);
  const accepts = capacityIn(await findAcceptors(deps.directory, unit, day), id);
  const people = [actor.person, ...actor.principals];
  return {
    actor,
    handsIn,
    accepts,
    corrects: handsIn ?? accepts,
    seesAll:
      handsIn !== null || accepts !== null || people.some((person) => hasRight(person, 'see-reports', unit)),
  };
}

/** As oneself before in the place of somebody. */
function capacityIn(actors: readonly Actor[], id: string): Capacity | null {
  const own = actors.filter(({ person }) => person._id === id);
  const [first] = own.toSorted((a, b) => a.principals.length - b.principals.length);
  return first ? { by: id, onBehalfOf: first.principals[0]?._id ?? null } : null;
}

/** Capacity in which somebody says what there is to say of a client: its manager or deputy, or who hands in. */
export function wayToEnter({ actor, handsIn }: ReportAccess, client: Client): Capacity | null {
  return wayToEdit(actor, client) ?? handsIn;
}
