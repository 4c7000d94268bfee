import type { NewEffect } from '../../effects/effect.ts';
import type { GreetingEntry } from '../../greetings/greeting.ts';
import { type PutGreetingDeps, putGreeting } from '../../greetings/put-greeting.ts';
import type { Capacity } from '../../people/actor.ts';
import { findReminderKind } from '../kinds/index.ts';
import type { MatterRef } from '../matter.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import type { SourceDeps } from '../sources/source.ts';

interface RecordedAnswer extends MatterRef {
  /** ISO date. */
  occurrence: string;
  entry: GreetingEntry;
}

declare module '../../effects/commands.ts' {
  interface CommandArgs {
    /** Record an answered greeting for everybody whom it was about and who has no record of the year yet. */
    'greetings.record': RecordedAnswer;
  }
}

/** The record that an answer owes; nothing of what greets nobody. */
export function recordEffects({ kind, args, occurrence }: ReminderClock, entry: GreetingEntry): NewEffect[] {
  if (!findReminderKind(kind)?.greets) return [];
  const { outcome, channel, on, gift, cost, note, reason, by, onBehalfOf, at } = entry;
  const kept = { outcome, channel, on, gift, cost, note, reason, by, onBehalfOf, at };
  return [{ name: 'greetings.record', args: { kind, args, occurrence, entry: kept } }];
}

/** An answered day of a request is taken down there too. */
export function settleEffects(
  { args }: ReminderClock,
  { by, onBehalfOf }: Capacity,
  on: string,
): NewEffect[] {
  const { request, date } = args;
  if (!request || !date) return [];
  return [{ name: 'request.settle-date', args: { request, date, on, by, onBehalfOf } }];
}

/** Handler of `greetings.record`. */
export async function recordAnswer(
  deps: SourceDeps & PutGreetingDeps,
  { kind, args, occurrence, entry }: RecordedAnswer,
): Promise<void> {
  const greeted = (await findReminderKind(kind)?.greets?.(deps, args)) ?? [];
  for (const each of greeted) await putGreeting(deps, { greeted: each, date: occurrence, entry });
}
