import type { Temporal } from 'temporal-polyfill';
import type { Subject } from '../kernel/subject.ts';
import type { Role } from '../people/person.ts';
import type { Ladder } from './ladder.ts';
import type { ReminderClock } from './reminder-clock.ts';

export interface RoleSeat {
  role: Role;
  scope: string;
}

/** Something to be reminded of, as current state has it. A clock follows it; nothing here is stored. */
export interface Matter extends OptionalParts {
  id: string;
  /** Id of its kind, which says by which ladder it is told, and how it ends. */
  kind: string;
  ladder: Ladder;
  endsBy: EndsBy;
  subject: Subject;
  args: Record<string, string>;
  /** `''` where the matter belongs to no unit. */
  unit: string;
  /** The unit's zone: whose "today" counts, and where the hour falls when nobody is found. */
  zone: string;
  /** People who must act, beside the holders of `seats`. */
  owners: string[];
  /** The first occurrence on or after the date; null when there is none any more. */
  next(from: Temporal.PlainDate): Temporal.PlainDate | null;
}

/** `answer`: «Готово» or «Пропустить» on the card. `deed`: a report is handed in, a step decided. */
export type EndsBy = 'answer' | 'deed';

interface OptionalParts {
  seats: RoleSeat[];
  /** The seats that an admin gave to one of the owners by name. */
  given: RoleSeat[];
  /** Seats whose holders act on it too, though nobody waits for them. */
  helpers: RoleSeat[];
  /** People not to be asked although a seat would fit: an author decides nothing. */
  excluded: string[];
  /** Deputy to whom the owner may delegate it. */
  deputy: string | null;
  /** Channels of these scopes are reminded too. */
  channelScopes: string[];
  /** Set when only channels are told. */
  channelsOnly: boolean;
  recurring: boolean;
  opened: Temporal.PlainDate | null;
}

/** Matter as its kind describes it; parts left out mean nobody, nothing and never. */
export type MatterDraft = Omit<Matter, 'kind' | 'ladder' | 'endsBy' | keyof OptionalParts> &
  Partial<OptionalParts>;

const NOTHING: OptionalParts = {
  seats: [],
  given: [],
  helpers: [],
  excluded: [],
  deputy: null,
  channelScopes: [],
  channelsOnly: false,
  recurring: false,
  opened: null,
};

/** A matter with everything that its kind left out. */
export function makeMatter(
  { id: kind, ladder, endsBy }: { id: string; ladder: Ladder; endsBy: EndsBy },
  draft: MatterDraft,
): Matter {
  return { ...NOTHING, ...draft, kind, ladder, endsBy };
}

export type MatterRef = Pick<ReminderClock, 'kind' | 'args'>;
