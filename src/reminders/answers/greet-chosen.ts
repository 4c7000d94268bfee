import type { FieldError } from '../../forms/field.ts';
import { checkGift, GIFT_BARRED } from '../../greetings/check-gift.ts';
import type { GreetingEntry, GreetingSaid } from '../../greetings/greeting.ts';
import { type Greeted, greetingId, isSettled, readSaid, yearOf } from '../../greetings/greeting-rules.ts';
import { type Told, tell } from '../../greetings/load-desk.ts';
import { putGreeting } from '../../greetings/put-greeting.ts';
import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { findReminderKind } from '../kinds/index.ts';
import { type AnswerDeps, type AnswerInput, findAsked } from './answer-reminder.ts';
import { markDone } from './mark-done.ts';

export interface GreetInput extends AnswerInput {
  typed: Record<string, unknown>;
}

export interface GreetChosenInput extends GreetInput {
  /** Ids of clients. */
  chosen: string[];
}

/** Fate of one client among those chosen. */
export type GreetedLine = { client: string; name: string } & (
  | { fate: 'recorded' | 'barred' | 'gone' }
  /** Somebody was first: the record as it stands. */
  | { fate: 'known'; told: Told }
);

export type Chosen = { errors: Record<string, FieldError> } | { lines: GreetedLine[] };

/** Records a greeting with all that was told of it, and ends its reminder. Throws NOT_FOUND for a stranger. */
export async function greetWithDetails(
  deps: AnswerDeps,
  { typed, ...input }: GreetInput,
): Promise<Record<string, FieldError>> {
  const asked = await findGreeted(deps, input);
  if (!asked) return {};
  const read = readSaid(typed, { today: asked.today, date: input.occurrence });
  if ('errors' in read) return read.errors;
  for (const greeted of asked.greeted) {
    if ((await checkGift(deps, greeted, read.said)) === 'barred') return GIFT_BARRED;
  }
  await markDone(deps, { ...input, said: read.said });
  return {};
}

/**
 * Records the same greeting for several clients of one holiday, each by itself: one that cannot be recorded keeps no
 * other back. The last one ends the reminder.
 */
export async function greetChosen(
  deps: AnswerDeps,
  { typed, chosen, ...input }: GreetChosenInput,
): Promise<Chosen> {
  const asked = await findGreeted(deps, input);
  if (!asked) return { lines: [] };
  const read = readSaid(typed, { today: asked.today, date: input.occurrence });
  if ('errors' in read) return read;
  const at = new Date(deps.clock.now()).toISOString();
  const entry: GreetingEntry = { ...read.said, ...asked.answerer, outcome: 'done', reason: '', at };
  const lines: GreetedLine[] = [];
  for (const id of new Set(chosen)) {
    const greeted = asked.greeted.find(({ client }) => client._id === id);
    lines.push(
      greeted ? await greetOne(deps, input, greeted, entry) : { client: id, name: id, fate: 'gone' },
    );
  }
  return { lines };
}

async function greetOne(
  deps: AnswerDeps,
  { matter, occurrence }: AnswerInput,
  greeted: Greeted,
  entry: GreetingEntry & GreetingSaid,
): Promise<GreetedLine> {
  const line = { client: greeted.client._id, name: greeted.client.passport.shortName };
  const first = await deps.greetings.get(greetingId(line.client, greeted.occasion, yearOf(occurrence)));
  if (first && isSettled(first)) return { ...line, fate: 'known', told: await tell(deps, first) };
  if ((await checkGift(deps, greeted, entry)) === 'barred') return { ...line, fate: 'barred' };
  const effects = [{ name: 'greetings.follow' as const, args: { matter, occurrence } }];
  const { greeting, isFirst } = await putGreeting(deps, { greeted, date: occurrence, entry, effects });
  return isFirst
    ? { ...line, fate: 'recorded' }
    : { ...line, fate: 'known', told: await tell(deps, greeting) };
}

/** Those to greet, and who does; null where there is nothing to answer any more. Throws NOT_FOUND. */
export async function findGreeted(deps: AnswerDeps, input: AnswerInput) {
  const clock = await deps.reminderClocks.get(input.matter);
  if (!clock) throw new AppError('NOT_FOUND', { message: `no reminder clock ${input.matter}` });
  const kind = findReminderKind(clock.kind);
  const asked = await findAsked(deps, clock, input);
  if (!kind?.greets) throw new AppError('BAD_INPUT', { message: `${input.matter} greets nobody` });
  if (!asked) return null;
  const zone = await deps.directory.zoneOf(await deps.directory.getPerson(input.by));
  return {
    ...asked,
    greeted: await kind.greets(deps, clock.args),
    today: today(deps.clock, zone),
  };
}
