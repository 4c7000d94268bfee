import type { Directory } from './directory.ts';
import { DEFAULT_ZONE } from './person.ts';

/** The branch's zone where there is no such unit. */
export async function zoneOfUnit(
  deps: { directory: Pick<Directory, 'findUnit'> },
  unit: string,
): Promise<string> {
  return (await deps.directory.findUnit(unit))?.zone ?? DEFAULT_ZONE;
}
