import type { Directory } from '../../people/directory.ts';
import type { Role } from '../../people/person.ts';
import { scopeFor } from '../../people/role-rules.ts';
import type { RequestKind } from '../kinds/definition.ts';

/** A role that alone may decide, and why nobody in it will: those who raise the request are all it has, or it has nobody. */
export interface Undecidable {
  role: Role;
  why: 'own' | 'nobody';
}

/** Four eyes keep the author, and whom the author substitutes, from a seat that the regulation gives to nobody else. */
export async function findUndecidable(
  { directory }: { directory: Pick<Directory, 'findHolders'> },
  { steps }: RequestKind,
  unit: string,
  requesters: string[],
): Promise<Undecidable | null> {
  for (const { holdersOnly, seats } of steps) {
    for (const role of holdersOnly ? seats : []) {
      if (typeof role === 'object' || role === 'author' || role === 'client-manager') continue;
      const holders = await directory.findHolders(role, scopeFor(role, unit));
      if (holders.every(({ _id }) => requesters.includes(_id))) {
        return { role, why: holders.length > 0 ? 'own' : 'nobody' };
      }
    }
  }
  return null;
}
