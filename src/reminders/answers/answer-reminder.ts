import type { AuditEvent } from '../../audit/audit-event.ts';
import type { Delivery } from '../../deliveries/delivery.ts';
import type { Change } from '../../effects/change.ts';
import type { NewEffect } from '../../effects/effect.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Capacity } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import type { Repo } from '../../storage/store.ts';
import { type ChangeClockDeps, changeClock, redrawsOf } from '../clock/change-clock.ts';
import { type LoadMatterDeps, loadMatter } from '../kinds/load-matter.ts';
import type { Matter } from '../matter.ts';
import { findPrincipals, isConcerned } from '../recipients/concerned.ts';
import { answersFor } from '../recipients/duty-rules.ts';
import { wasReminded } from '../recipients/may-read-reminder.ts';
import type { ReminderClock } from '../reminder-clock.ts';

export type AnswerDeps = ChangeClockDeps & LoadMatterDeps & { deliveries: Repo<Delivery>; clock: Clock };

/** Data of a reminder's card, and who clicked it. */
export interface AnswerInput {
  matter: string;
  /** ISO date of the occurrence that the card was about. */
  occurrence: string;
  by: string;
}

/**
 * Loads, authorises and changes one occurrence. A late click, a double click, one about an earlier
 * occurrence or by somebody whose business it was changes nothing and gets the clock as it stands.
 */
export async function answerReminder(
  deps: AnswerDeps,
  input: AnswerInput,
  decide: (
    clock: ReminderClock,
    matter: Matter,
    answerer: Capacity,
  ) => Promise<Change<ReminderClock> | null> | Change<ReminderClock> | null,
): Promise<ReminderClock> {
  return changeClock(deps, input.matter, async (clock) => {
    const asked = await findAsked(deps, clock, input);
    return asked ? decide(clock, asked.matter, asked.answerer) : null;
  });
}

/** The matter and who answers it; null where there is nothing to answer. Throws NOT_FOUND for a stranger. */
export async function findAsked(
  deps: AnswerDeps,
  clock: ReminderClock,
  input: AnswerInput,
): Promise<{ matter: Matter; answerer: Capacity } | null> {
  const matter = await loadMatter(deps, clock);
  if (!matter) return null;
  if (!(await isConcerned(deps, matter, clock, input.by, deps.clock.now()))) {
    if (await wasReminded(deps, clock._id, input.occurrence, input.by)) return null;
    // As for a matter that is not there: ids can be guessed, and who is not reminded learns nothing.
    throw new AppError('NOT_FOUND', { message: `not a recipient of ${input.matter}` });
  }
  const open = clock.status === 'armed' && !clock.result && clock.occurrence === input.occurrence;
  if (!open) return null;
  const onBehalfOf = await principalOf(deps, matter, clock, input.by);
  return { matter, answerer: { by: input.by, onBehalfOf } };
}

async function principalOf(
  deps: { directory: Directory; clock: Clock },
  matter: Matter,
  { delegatedTo }: ReminderClock,
  by: string,
): Promise<string | null> {
  const person = await deps.directory.getPerson(by);
  const principals = await findPrincipals(deps, matter, person, deps.clock.now());
  return answersFor(matter, delegatedTo, person, principals);
}

export function refuseUnlessAnswerable({ kind, endsBy }: Matter): void {
  if (endsBy === 'answer') return;
  throw new AppError('FORBIDDEN', { message: `${kind} ends by its own deed` });
}

/** The audit entry, and every copy of the card drawn anew. */
export async function answerEffects(
  deps: { deliveries: Repo<Delivery>; clock: Clock },
  clock: ReminderClock,
  { by, onBehalfOf }: Capacity,
  outcome: Extract<AuditEvent, { type: 'reminder.done' }>['outcome'],
  reason: string | null = null,
): Promise<NewEffect[]> {
  const entry = {
    subject: clock.subject,
    at: new Date(deps.clock.now()).toISOString(),
    by,
    onBehalfOf,
    event: { type: 'reminder.done', matter: clock._id, kind: clock.kind, outcome, reason },
  } as const;
  return [{ name: 'audit', args: { entry } }, ...(await redrawsOf(deps, clock._id, clock.occurrence))];
}
