import type { Directory } from '../people/directory.ts';
import { BRANCH } from '../people/person.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { Repo } from '../storage/store.ts';
import type { Channel } from './conversation.ts';

/** The zone of the unit that a channel is for; the branch's where there is no such channel. */
export async function zoneOfChannel(
  deps: { channels: Repo<Channel>; directory: Pick<Directory, 'findUnit'> },
  channel: string,
): Promise<string> {
  const known = await deps.channels.get(channel);
  return zoneOfUnit(deps, known?.scope ?? BRANCH);
}
