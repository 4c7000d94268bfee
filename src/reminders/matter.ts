import type { Temporal } from 'temporal-polyfill';
import type { Role } from '../people/person.ts';
import type { LadderId } from './ladders.ts';
import type { ReminderClock } from './reminder-clock.ts';

export interface RoleSeat {
  role: Role;
  scope: string;
}

/** Something to be reminded of, as current state has it. A clock follows it; nothing here is stored. */
export interface Matter {
  id: string;
  kind: LadderId;
  subject: string;
  args: Record<string, string>;
  /** `''` where the matter belongs to no unit. */
  unit: string;
  /** The unit's zone: whose "today" counts, and where the hour falls when nobody is found. */
  zone: string;
  /** Who must act: people, or holders of the open seats' roles. */
  owners: string[];
  seats: RoleSeat[];
  /** The seats that an admin gave to one of the owners by name. */
  given?: RoleSeat[];
  /** Who must not be asked although a seat would fit: an author decides nothing. */
  excluded: string[];
  /** To whom the owner may delegate it. */
  deputy: string | null;
  /** Channels of these scopes are reminded too. */
  channelScopes: string[];
  /** Set when only channels are told. */
  channelsOnly: boolean;
  recurring: boolean;
  opened: Temporal.PlainDate | null;
  /** The first occurrence on or after the date; null when there is none any more. */
  next(from: Temporal.PlainDate): Temporal.PlainDate | null;
}

export type MatterRef = Pick<ReminderClock, 'kind' | 'args'>;
