import type { Greeting } from '../../greetings/greeting.ts';
import { greetingId, isSettled, lastEntry, yearOf } from '../../greetings/greeting-rules.ts';
import { changeClock, redrawsOf } from '../clock/change-clock.ts';
import { closeOccurrence } from '../clock/close-occurrence.ts';
import { findReminderKind } from '../kinds/index.ts';
import { loadMatter } from '../kinds/load-matter.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { type AnswerDeps, answerEffects } from './answer-reminder.ts';

interface FollowedGreetings {
  matter: string;
  /** ISO date. */
  occurrence: string;
}

declare module '../../effects/commands.ts' {
  interface CommandArgs {
    /** Ends a reminder of many once nobody of them is left, and draws its cards anew. */
    'greetings.follow': FollowedGreetings;
  }
}

/** Handler of `greetings.follow`. */
export async function followGreetings(
  deps: AnswerDeps,
  { matter, occurrence }: FollowedGreetings,
): Promise<void> {
  await changeClock(deps, matter, async (clock) => {
    const open = clock.status === 'armed' && !clock.result && clock.occurrence === occurrence;
    if (!open) return null;
    const redraws = await redrawsOf(deps, matter, occurrence);
    const greetings = await findAllSettled(deps, clock);
    const current = greetings ? await loadMatter(deps, clock) : null;
    if (!greetings || !current) return { doc: clock, effects: redraws };
    const entries = greetings.map(lastEntry).sort((a, b) => a.at.localeCompare(b.at));
    const last = entries.at(-1);
    if (!last) return null;
    const { by, onBehalfOf, at } = last;
    const outcome = entries.some((entry) => entry.outcome === 'done') ? 'done' : 'skipped';
    const reason = outcome === 'skipped' ? last.reason : null;
    return {
      doc: closeOccurrence(clock, current, { outcome, by, at, reason }),
      effects: await answerEffects(deps, clock, { by, onBehalfOf }, outcome, reason),
    };
  });
}

/** Records of everybody whom the clock's matter is about; null while one is missing. */
async function findAllSettled(
  deps: AnswerDeps,
  { kind, args, occurrence }: ReminderClock,
): Promise<Greeting[] | null> {
  const greeted = (await findReminderKind(kind)?.greets?.(deps, args)) ?? [];
  const found: Greeting[] = [];
  for (const { client, occasion } of greeted) {
    const greeting = await deps.greetings.get(greetingId(client._id, occasion, yearOf(occurrence)));
    if (!greeting || !isSettled(greeting)) return null;
    found.push(greeting);
  }
  return found;
}
