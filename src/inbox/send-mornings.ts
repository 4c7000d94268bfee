import type { Conversation } from '../deliveries/conversation.ts';
import { findConversation } from '../deliveries/find-conversation.ts';
import { today, toLocal } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Person } from '../people/person.ts';
import { substituteOn } from '../people/substitution-rules.ts';
import { type BegunMatter, findBegun } from '../reminders/answers/begun-matters.ts';
import { addMorning, type MorningDeps, morningOf } from '../reminders/digests/open-morning.ts';
import type { Mark } from '../storage/mark.ts';
import { Conflict, DuplicateKey, type Repo } from '../storage/store.ts';
import { countGroups, isPressing } from './inbox-rules.ts';
import { type InboxDeps, listWaiting } from './open-inbox.ts';

export type SendMorningsDeps = InboxDeps &
  MorningDeps & { people: Repo<Person>; conversations: Repo<Conversation>; marks: Repo<Mark>; log: Logger };

const MARK_ID = 'mornings-sent';
/** Zones differ by quarters of an hour, and so do the mornings of the world. */
const QUARTER_MS = 15 * 60_000;
/** After that the day is over, and tomorrow's card will do. */
const LAST_HOUR = 18;

/**
 * Sends the card of the morning to those whose hour has come since the last time, where something waits for them that no
 * reminder is due for: reminders of the hour have made it already. Returns how many.
 */
export async function sendMornings(deps: SendMorningsDeps): Promise<number> {
  const now = deps.clock.now();
  const mark = await deps.marks.get(MARK_ID);
  const before = Number(mark?.value ?? now);
  if (mark && Math.floor(before / QUARTER_MS) === Math.floor(now / QUARTER_MS)) return 0;
  const { sent, done } = before < now ? await sendSince(deps, before, now) : { sent: 0, done: now };
  await note(deps, mark, done);
  return sent;
}

/** `done` is the moment up to which everybody has been seen to: what failed is tried again by the next tick. */
async function sendSince(
  deps: SendMorningsDeps,
  before: number,
  now: number,
): Promise<{ sent: number; done: number }> {
  let begun: BegunMatter[] | undefined;
  let sent = 0;
  let done = now;
  for await (const person of deps.people.scan()) {
    const morning = person.active ? await morningOf(deps, person) : null;
    if (!morning || morning.at <= before || morning.at > now) continue;
    if (!(await isThere(deps, person)) || (await deps.deliveries.get(morning.id))) continue;
    begun ??= await findBegun(deps);
    try {
      const { entries } = await listWaiting(deps, person._id, { begun });
      if (isPressing(countGroups(entries)) && (await addMorning(deps, person, morning))) sent += 1;
    } catch (error) {
      deps.log.error({ err: error, recipient: person._id }, 'a card of the morning could not be made');
      done = Math.min(done, morning.at - 1);
    }
  }
  return { sent, done };
}

/** False for somebody away, whose substitute's card lists it all, and for who never wrote or is out of reach. */
async function isThere(deps: SendMorningsDeps, person: Person): Promise<boolean> {
  const zone = await deps.directory.zoneOf(person);
  if (toLocal(deps.clock.now(), zone).hour >= LAST_HOUR) return false;
  if (substituteOn(person, today(deps.clock, zone))) return false;
  return (await findConversation(deps, person._id))?.reachable === true;
}

async function note({ marks }: SendMorningsDeps, mark: Mark | null, value: number): Promise<void> {
  try {
    if (mark) await marks.replace({ ...mark, value });
    else await marks.insert({ _id: MARK_ID, value });
  } catch (error) {
    // Another process has sent the same under the same ids.
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
}
