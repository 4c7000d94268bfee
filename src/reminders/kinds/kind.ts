import type { Ladder } from '../ladder.ts';
import type { EndsBy, MatterDraft } from '../matter.ts';
import type { ReminderSource } from '../sources/source.ts';

/** What people are reminded of. `index.ts` lists all kinds. `S` is what its source loads. */
export interface ReminderKind<S = unknown> {
  /** Kept in clocks, in deliveries and in the audit. */
  id: string;
  /** On which days whom of a matter is told. */
  ladder: Ladder;
  endsBy: EndsBy;
  from: ReminderSource<S>;
  /** Everything of this kind that is open now, with the people whom it concerns. Pure. */
  mattersOf(facts: S): MatterDraft[];
}
