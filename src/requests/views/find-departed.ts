import type { Directory } from '../../people/directory.ts';
import { requestKind } from '../kinds/index.ts';
import { mayBeNamed, namedPeople } from '../named-people-rules.ts';
import type { RequestDoc } from '../request.ts';

/** Those whom the request names in a role that they hold no more, or whose access is closed. Person ids. */
export async function findDeparted(
  { directory }: { directory: Directory },
  { type, values }: Pick<RequestDoc, 'type' | 'values'>,
): Promise<string[]> {
  const departed = new Set<string>();
  for (const named of namedPeople(requestKind(type).fields, values)) {
    if (!mayBeNamed(await directory.findPerson(named.person), named)) departed.add(named.person);
  }
  return [...departed];
}
