import type { DemoPerson } from './demo-directory.ts';

/** One Playground window: who sits there and on which port. */
export interface Seat {
  id: SeatId;
  person: DemoPerson;
  port: number;
}

export type SeatId =
  | 'manager'
  | 'unit-sales-head'
  | 'branch-sales'
  | 'commercial-director'
  | 'security-director';

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
    bot: { id: '28:vip-desk-demo', name: 'VIP Desk' },
    currentUser: account(seat.person),
    users: others.map(account),
    personalChat: { id: `personal-${seat.id}` },
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
