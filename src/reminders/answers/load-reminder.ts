import type { Delivery } from '../../deliveries/delivery.ts';
import { today } from '../../kernel/clock.ts';
import type { Person } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { findReminderKind } from '../kinds/index.ts';
import type { ReminderKind } from '../kinds/kind.ts';
import { type LoadMatterDeps, loadMatter } from '../kinds/load-matter.ts';
import type { Matter } from '../matter.ts';
import { findPrincipals, isConcerned } from '../recipients/concerned.ts';
import { isOwnDuty } from '../recipients/duty-rules.ts';
import { mayReadReminder } from '../recipients/may-read-reminder.ts';
import { findDelegate } from '../recipients/resolve-recipients.ts';
import type { ReminderClock } from '../reminder-clock.ts';

export type LoadReminderDeps = LoadMatterDeps & {
  reminderClocks: Repo<ReminderClock>;
  deliveries: Repo<Delivery>;
};

export interface ReminderFacts<A = unknown> {
  /** A person's id; '' for a channel. */
  reader: string;
  clock: ReminderClock;
  kind: ReminderKind;
  /** ISO date of the occurrence that the card is about. */
  occurrence: string;
  /** Facts that the card tells. */
  about: A;
  /** `past`: the matter went on to another date, or ended by its own deed. */
  state: 'open' | 'done' | 'skipped' | 'past';
  /** ISO date where the reader is. */
  today: string;
  /** Name of the answerer, or ''. */
  answeredBy: string;
  /** The deputy it was handed to, or ''. */
  delegatedTo: string;
  mayDelegate: boolean;
  /** False for whoever had it once: a substitute whose principal is back, a former manager. */
  mayAnswer: boolean;
  /** Name of the one person who has it now, the delegate or the owner; '' for several. */
  heldBy: string;
  /** The reader is to act, and not told of what others have not done. */
  isOwnDuty: boolean;
  /** The reader asked for it again at this business instant; 0 for never. */
  snoozedUntil: number;
}

/** Everything that one reader's card of a reminder shows; null when its subject is gone or not their business. */
export async function loadReminder(
  deps: LoadReminderDeps,
  matterId: string,
  occurrence: string,
  reader: string,
): Promise<ReminderFacts | null> {
  const clock = await deps.reminderClocks.get(matterId);
  const kind = clock && findReminderKind(clock.kind);
  const about = kind ? await kind.card.load(deps, { args: clock.args, occurrence, reader }) : null;
  if (!clock || !kind || about === null) return null;
  const matter = await loadMatter(deps, clock);
  const mayRead =
    kind.card.mayRead?.(about) || (await mayReadReminder(deps, clock, occurrence, matter, reader));
  if (!mayRead) return null;
  const person = await deps.directory.getPerson(reader);
  const zone = await deps.directory.zoneOf(person);
  return {
    reader,
    clock,
    kind,
    occurrence,
    about,
    state: stateOf(clock, occurrence, matter !== null),
    today: today(deps.clock, zone).toString(),
    answeredBy: clock.result ? await nameOf(deps, clock.result.by) : '',
    delegatedTo: clock.delegatedTo ? await nameOf(deps, clock.delegatedTo) : '',
    snoozedUntil: clock.snoozes.find((snooze) => snooze.person === reader)?.until ?? 0,
    ...(await loadPart(deps, clock, matter, person)),
  };
}

type Part = Pick<ReminderFacts, 'mayAnswer' | 'mayDelegate' | 'isOwnDuty' | 'heldBy'>;

/** Part that the reader has in the matter. */
async function loadPart(
  deps: LoadReminderDeps,
  clock: ReminderClock,
  matter: Matter | null,
  reader: Person,
): Promise<Part> {
  if (!matter) return { mayAnswer: false, mayDelegate: false, isOwnDuty: false, heldBy: '' };
  const now = deps.clock.now();
  const people = [reader, ...(await findPrincipals(deps, matter, reader, now))];
  const mayAnswer = await isConcerned(deps, matter, clock, reader._id, now);
  const deputy = await findDelegate(deps, matter, matter.deputy);
  const delegate = await findDelegate(deps, matter, clock.delegatedTo);
  const [owner, ...more] = matter.owners;
  const only = owner && more.length + matter.seats.length === 0 ? await nameOf(deps, owner) : '';
  return {
    mayAnswer,
    mayDelegate:
      mayAnswer &&
      deputy !== undefined &&
      clock.delegatedTo !== deputy._id &&
      !people.some(({ _id }) => _id === deputy._id),
    isOwnDuty: people.some((person) => isOwnDuty(matter, clock.delegatedTo, person)),
    heldBy: delegate?.name ?? only,
  };
}

/** Null for what channels are not told of, or not any more. A channel answers nothing. */
export async function loadReminderForChannel(
  deps: LoadReminderDeps,
  matterId: string,
  zone: string,
): Promise<ReminderFacts | null> {
  const clock = await deps.reminderClocks.get(matterId);
  const kind = clock && findReminderKind(clock.kind);
  const matter = clock && (await loadMatter(deps, clock));
  if (!clock || !kind || !matter || matter.channelScopes.length === 0) return null;
  const { args, occurrence } = clock;
  const about = await kind.card.load(deps, { args, occurrence, reader: null });
  if (about === null) return null;
  return {
    reader: '',
    clock,
    kind,
    occurrence,
    about,
    state: stateOf(clock, occurrence, true),
    today: today(deps.clock, zone).toString(),
    answeredBy: '',
    delegatedTo: '',
    mayDelegate: false,
    mayAnswer: false,
    heldBy: '',
    isOwnDuty: !matter.channelsOnly,
    snoozedUntil: 0,
  };
}

function stateOf(clock: ReminderClock, occurrence: string, exists: boolean): ReminderFacts['state'] {
  if (clock.occurrence !== occurrence) return 'past';
  if (clock.result) return clock.result.outcome;
  return clock.status === 'armed' && exists ? 'open' : 'past';
}

async function nameOf(deps: LoadReminderDeps, personId: string): Promise<string> {
  return (await deps.people.get(personId))?.name ?? '';
}
