import type { Channel } from '../deliveries/conversation.ts';
import { type Delivery, type DeliveryContent, givenUpTime } from '../deliveries/delivery.ts';
import {
  countGivenUp,
  countOf,
  findGivenUp,
  type GivenUpReason,
  type GivenUpStatus,
  reasonOf,
} from '../deliveries/given-up.ts';
import { readSubject } from '../kernel/subject.ts';
import type { Directory } from '../people/directory.ts';
import type { Person, Unit } from '../people/person.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import type { Repo } from '../storage/store.ts';

export interface ListGivenUpDeps {
  deliveries: Repo<Delivery>;
  people: Repo<Person>;
  directory: Directory;
  channels: Repo<Channel>;
  reminderClocks: Repo<ReminderClock>;
}

/** One message that was given up, without a word of what it says. */
export interface GivenUpRow {
  id: string;
  /** A channel's unit; null for the branch's. */
  recipient: { kind: 'person'; name: string } | { kind: 'channel'; unit: Unit | null };
  content: DeliveryContent['kind'];
  /** Number of the request or client that the message is about, or ''. */
  number: string;
  /** The kind of a reminder; null for what is none, or for one whose matter is gone. */
  matter: string | null;
  /** UTC instant, ISO: when trying was given up. */
  since: string;
  reason: GivenUpReason;
  /** The message came, and shows what held before. */
  outdated: boolean;
}

export interface GivenUpList {
  rows: GivenUpRow[];
  total: number;
  /** The cursor of the following page. */
  next?: string;
}

/** Lists what never came, then what is out of date; both latest first. Authorisation is the caller's. */
export async function listGivenUp(
  deps: ListGivenUpDeps,
  { after = '', limit }: { after?: string; limit: number },
): Promise<GivenUpList> {
  const found: Delivery[] = [];
  let place: Place | null = readPlace(after);
  while (place && found.length < limit) {
    const page = await findGivenUp(deps, { ...place, latestFirst: true, limit: limit - found.length });
    found.push(...page.items);
    place = page.next ? { ...place, after: page.next } : await placeAfter(deps, place);
  }
  const rows: GivenUpRow[] = [];
  for (const delivery of found) rows.push(await describe(deps, delivery));
  return { rows, total: await countGivenUp(deps), ...(place ? { next: writePlace(place) } : {}) };
}

interface Place {
  status: GivenUpStatus;
  after?: string;
}

const SEPARATOR = ' ';

function readPlace(cursor: string): Place {
  const [status, after] = cursor.split(SEPARATOR);
  return { status: status === 'sent' ? 'sent' : 'failed', ...(after ? { after } : {}) };
}

function writePlace({ status, after = '' }: Place): string {
  return `${status}${SEPARATOR}${after}`;
}

async function placeAfter(deps: ListGivenUpDeps, { status }: Place): Promise<Place | null> {
  return status === 'failed' && (await countOf(deps, 'sent')) > 0 ? { status: 'sent' } : null;
}

async function describe(deps: ListGivenUpDeps, delivery: Delivery): Promise<GivenUpRow> {
  const { _id, content, status } = delivery;
  const clock = 'matter' in content ? await deps.reminderClocks.get(content.matter) : null;
  return {
    id: _id,
    recipient: await describeRecipient(deps, delivery),
    content: content.kind,
    number: numberOf(content, clock),
    matter: clock?.kind ?? null,
    since: givenUpTime(delivery) ?? '',
    reason: reasonOf(delivery),
    outdated: status === 'sent',
  };
}

async function describeRecipient(
  deps: ListGivenUpDeps,
  { recipientKind, recipient }: Delivery,
): Promise<GivenUpRow['recipient']> {
  if (recipientKind === 'person') {
    return { kind: 'person', name: (await deps.people.get(recipient))?.name ?? recipient };
  }
  const channel = await deps.channels.get(recipient);
  return { kind: 'channel', unit: (channel && (await deps.directory.findUnit(channel.scope))) ?? null };
}

function numberOf(content: DeliveryContent, clock: ReminderClock | null): string {
  if ('request' in content && content.request) return content.request;
  if ('client' in content && content.client) return content.client;
  if (!clock) return '';
  const { kind, id } = readSubject(clock.subject);
  return kind === 'client' || kind === 'request' ? id : '';
}
