import type { Directory } from '../people/directory.ts';
import type { Replacement } from '../people/replacement.ts';
import type { Repo } from '../storage/store.ts';

export interface OpenedReplacement {
  replacement: Replacement;
  names: { leaver: string; successor: string };
}

/** A replacement as it stands, and who they are; null when there is none of that id. */
export async function openReplacement(
  deps: { replacements: Repo<Replacement>; directory: Directory },
  id: string,
): Promise<OpenedReplacement | null> {
  const replacement = await deps.replacements.get(id);
  if (!replacement) return null;
  const nameOf = async (person: string) => (await deps.directory.findEvenInactive(person))?.name ?? person;
  const { leaver, successor } = replacement;
  return { replacement, names: { leaver: await nameOf(leaver), successor: await nameOf(successor) } };
}
