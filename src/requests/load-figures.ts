import type { Client } from '../clients/client.ts';
import type { Directory } from '../people/directory.ts';
import type { Unit } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import type { RequestDefinition } from './definition.ts';
import type { RequestDoc } from './request.ts';

export interface LoadFiguresDeps {
  clients: Repo<Client>;
  directory: Directory;
}

/** A unit's managers and clients as they are now: what a number of managers is judged by. */
export interface UnitFigures {
  /** Null while the branch director has approved none. */
  approved: Unit['approvedManagers'];
  managers: number;
  clients: number;
}

/** Null for kinds that show none. */
export async function loadFigures(
  deps: LoadFiguresDeps,
  definition: RequestDefinition,
  { unit: id }: Pick<RequestDoc, 'unit'>,
): Promise<UnitFigures | null> {
  if (!definition.figures) return null;
  const [unit, managers, clients] = await Promise.all([
    deps.directory.findUnit(id),
    deps.directory.findHolders('manager', id),
    deps.clients.count({ index: 'all', eq: {}, keys: [`unit:${id}`, 'active'] }),
  ]);
  return { approved: unit?.approvedManagers ?? null, managers: managers.length, clients };
}
