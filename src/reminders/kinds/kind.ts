import type { Greeted } from '../../greetings/greeting-rules.ts';
import type { Texts } from '../../i18n/translate.ts';
import type { Ladder } from '../ladder.ts';
import type { EndsBy, MatterDraft } from '../matter.ts';
import type { ReminderSource, SourceDeps } from '../sources/source.ts';

/**
 * One thing that people are reminded of; `index.ts` lists all kinds. `S` is loaded by its source, `A` is told by its
 * card.
 */
export interface ReminderKind<S = unknown, A = unknown> {
  /** Kept in clocks, in deliveries and in the audit. */
  id: string;
  /** Days, and whom of a matter is told on each. */
  ladder: Ladder;
  endsBy: EndsBy;
  from: ReminderSource<S>;
  /** Everything of this kind that is open now, with the people whom it concerns. Pure. */
  mattersOf(facts: S): MatterDraft[];
  card: ReminderCard<A>;
  /** Those whom a matter asks to greet: an answer is recorded for each of them. Nobody where it is absent. */
  greets?(deps: SourceDeps, args: Record<string, string>): Promise<Greeted[]>;
  /** Words a matter for the list of a day, without naming a contact. */
  describe(deps: SourceDeps, args: Record<string, string>, texts: Texts): Promise<string>;
}

/** Facts that a card tells; `bot/reminders/kinds/` has the words for each. */
export interface ReminderCard<A = unknown> {
  /** Facts for one reader, also of ended matters; null once the subject is gone. Channels have no reader. */
  load(deps: SourceDeps, of: CardOf): Promise<A | null>;
  /** Lets others read the card than those to whom the matter was told, or would be. */
  mayRead?(about: A): boolean;
}

export interface CardOf {
  args: Record<string, string>;
  /** ISO date. */
  occurrence: string;
  /** A person's id. */
  reader: string | null;
}
