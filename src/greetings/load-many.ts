import type { Client } from '../clients/client.ts';
import { type Greeted, goesToOfficial, greetingId, isSettled, yearOf } from './greeting-rules.ts';
import type { OwnTexts } from './greeting-text-rules.ts';
import { loadOwnTexts } from './greeting-texts.ts';
import { type DeskDeps, nameOf, type Told, tell } from './load-desk.ts';

/** Everything that helps to greet many clients on one holiday. */
export interface ManyDesk {
  family: string;
  own: OwnTexts;
  /** Those still to greet. */
  waiting: Client[];
  /** The client's name and what was recorded, in the order of clients. */
  settled: { name: string; told: Told }[];
  /** One of those still to greet has to do with the state. */
  official: boolean;
  sender: string;
}

export async function loadMany(
  deps: DeskDeps,
  greeted: Greeted[],
  { date, family, manager }: { date: string; family: string; manager: string },
): Promise<ManyDesk> {
  const waiting: Greeted[] = [];
  const settled: ManyDesk['settled'] = [];
  for (const each of greeted) {
    const greeting = await deps.greetings.get(greetingId(each.client._id, each.occasion, yearOf(date)));
    if (greeting && isSettled(greeting)) {
      settled.push({ name: each.client.passport.shortName, told: await tell(deps, greeting) });
    } else waiting.push(each);
  }
  return {
    family,
    own: (await loadOwnTexts(deps, family)).texts,
    waiting: waiting.map(({ client }) => client),
    settled,
    official: waiting.some(goesToOfficial),
    sender: await nameOf(deps, manager),
  };
}
