import type { Directory } from '../../people/directory.ts';
import type { Repo } from '../../storage/store.ts';
import type { RequestDoc } from '../request.ts';

export interface Return {
  reason: string;
  by: string;
  onBehalfOf: string | null;
  /** Names of those who returned it, by person id. */
  names: Record<string, string>;
}

/** Last return of a request, with its reason; null for one that never came back. */
export async function findReturn(
  deps: { requests: Repo<RequestDoc>; directory: Directory },
  requestId: string,
): Promise<Return | null> {
  const request = await deps.requests.get(requestId);
  const entry = request?.history.findLast(({ what }) => what === 'returned');
  if (!entry?.reason) return null;
  const { reason, by, onBehalfOf } = entry;
  const names: Record<string, string> = {};
  for (const id of [by, onBehalfOf]) {
    const person = id && (await deps.directory.findEvenInactive(id));
    if (person) names[person._id] = person.name;
  }
  return { reason, by, onBehalfOf, names };
}
