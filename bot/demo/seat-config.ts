import type { DemoPerson } from './demo-directory.ts';

/** One Playground window: who sits there and on which port. */
export interface Seat {
  /** One of `SEAT_IDS`; for a window opened later, the person's id. */
  id: string;
  person: DemoPerson;
  port: number;
}

/** In the order of the route; the ids are roles. */
export const SEAT_IDS = [
  'manager',
  'unit-sales-head',
  'branch-sales',
  'commercial-director',
  'security-director',
] as const;

/** A window for anybody else of the directory, opened when somebody asks for it. */
export function seatOf(person: DemoPerson, port: number): Seat {
  return { id: person.aadObjectId, person, port };
}

/** The first person of the directory in each seat's role sits there. */
export function arrangeSeats(people: DemoPerson[], ports: number[]): Seat[] {
  return SEAT_IDS.map((id, n) => {
    const person = people.find(({ roles }) => roles.some(({ role }) => role === id));
    const port = ports[n];
    if (!person || port === undefined) throw new TypeError(`nobody or no port for the seat ${id}`);
    return { id, person, port };
  });
}

const BOT_ID = '28:vip-desk-demo';

/** URL for what the bot sends to this seat. */
export function serviceUrl(seat: Seat): string {
  return `http://127.0.0.1:${seat.port}/_connector`;
}

function personalChatId(seat: Seat): string {
  return `personal-${seat.id}`;
}

/** Playground exits unless exactly this many people stand beside the current user. */
const OTHERS = 5;

/**
 * Playground's configuration for one seat. It is written as JSON, which is YAML as well.
 * Conversation ids differ per seat: the bot tells seats apart by them when it sends on its own.
 */
export function seatConfig(seat: Seat, tenantId: string, people: DemoPerson[]): Record<string, unknown> {
  const others = people.filter((person) => person.aadObjectId !== seat.person.aadObjectId).slice(0, OTHERS);
  if (others.length < OTHERS)
    throw new TypeError(`a seat needs ${OTHERS} other people, got ${others.length}`);
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: BOT_ID, name: 'VIP Desk' },
    currentUser: account(seat.person),
    users: others.map(account),
    personalChat: { id: personalChatId(seat) },
    groupChat: { id: `group-${seat.id}`, name: 'VIP Desk' },
    team: {
      id: `team-${seat.id}`,
      name: 'VIP Desk',
      aadGroupId: seat.person.aadObjectId,
      channels: [{ id: `channel-${seat.id}`, name: 'VIP' }],
    },
  };
}

/** Playground takes the misspelt `userPrincipleName`, and refuses an account without it. */
function account(person: DemoPerson) {
  return {
    id: `29:${person.aadObjectId}`,
    name: person.name,
    userPrincipleName: person.email,
    aadObjectId: person.aadObjectId,
    givenName: person.name,
    surname: '-',
    email: person.email,
  };
}
