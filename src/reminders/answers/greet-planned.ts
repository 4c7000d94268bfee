import type { FieldError } from '../../forms/field.ts';
import { checkGift, GIFT_BARRED } from '../../greetings/check-gift.ts';
import type { GreetingEntry } from '../../greetings/greeting.ts';
import { plainSaid, readSaid } from '../../greetings/greeting-rules.ts';
import { type OpenedLine, type OpenLineDeps, openLine } from '../../greetings/plans/open-line.ts';
import type { PlanLine } from '../../greetings/plans/plan-line.ts';
import { isOwnDay } from '../../greetings/plans/plan-rules.ts';
import { putGreeting } from '../../greetings/put-greeting.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Capacity } from '../../people/actor.ts';
import { matterOf } from '../kinds/client-day.ts';
import { matterOfMany } from '../kinds/holiday.ts';
import { ON_THE_DAY } from '../ladder.ts';
import type { AnswerDeps } from './answer-reminder.ts';
import { moveGreeting } from './move-greeting.ts';
import { MAX_SKIP_REASON } from './skip-with-reason.ts';

export type GreetPlannedDeps = AnswerDeps & OpenLineDeps;

export interface PlannedInput {
  /** Id of the greeting. */
  greeting: string;
  by: string;
}

/** `known`: somebody was first. `not-yet`: its reminder has not turned to that year. */
export type PlannedFate =
  | { kind: 'recorded' | 'known' | 'not-yet' }
  | { kind: 'invalid'; errors: Record<string, FieldError> };

/** Records a greeting from the plan, whether its reminder has come, is gone, or is still to come. */
export async function greetPlanned(
  deps: GreetPlannedDeps,
  { typed, ...input }: PlannedInput & { typed: Record<string, unknown> },
): Promise<PlannedFate> {
  const { opened, way } = await openAsGreeter(deps, input);
  const { line, client, today } = opened;
  if (isSettled(line)) return { kind: 'known' };
  const read = readSaid(typed, { today, date: line.date });
  if ('errors' in read) return { kind: 'invalid', errors: read.errors };
  const greeted = { client, occasion: line.occasion, contact: line.contact };
  if ((await checkGift(deps, greeted, read.said)) === 'barred') {
    return { kind: 'invalid', errors: GIFT_BARRED };
  }
  const at = new Date(deps.clock.now()).toISOString();
  return put(deps, opened, { ...read.said, ...way, outcome: 'done', reason: '', at });
}

/** Leaves a planned greeting out, and why. Throws REASON_REQUIRED without a reason. */
export async function skipPlanned(
  deps: GreetPlannedDeps,
  { reason: typed, ...input }: PlannedInput & { reason: string },
): Promise<PlannedFate> {
  const reason = typed.trim();
  if (reason === '') throw new AppError('REASON_REQUIRED');
  if (reason.length > MAX_SKIP_REASON) throw new AppError('BAD_INPUT');
  const { opened, way } = await openAsGreeter(deps, input);
  if (isSettled(opened.line)) return { kind: 'known' };
  const at = new Date(deps.clock.now()).toISOString();
  const said = plainSaid(opened.today.toString());
  return put(deps, opened, { ...said, ...way, outcome: 'skipped', reason, at });
}

/** Moves a client's own day, as its reminder does, which comes again then. Throws BAD_INPUT for a holiday. */
export async function movePlanned(
  deps: GreetPlannedDeps,
  { typed, ...input }: PlannedInput & { typed: Record<string, unknown> },
): Promise<PlannedFate> {
  const { opened } = await openAsGreeter(deps, input);
  const { line } = opened;
  if (isSettled(line)) return { kind: 'known' };
  if (!isOwnDay(line)) throw new AppError('BAD_INPUT', { message: 'a holiday is not moved' });
  const matter = matterOf(line);
  const clock = await deps.reminderClocks.get(matter);
  const isOpen = clock?.occurrence === line.date && clock.status === 'armed' && !clock.result;
  if (!isOpen) return { kind: 'not-yet' };
  const move = { matter, occurrence: line.date, step: ON_THE_DAY.id, by: input.by, typed };
  const errors = await moveGreeting(deps, move);
  return Object.keys(errors).length > 0 ? { kind: 'invalid', errors } : { kind: 'recorded' };
}

/** Throws NOT_FOUND for who may not greet the client. */
async function openAsGreeter(
  deps: GreetPlannedDeps,
  { greeting, by }: PlannedInput,
): Promise<{ opened: OpenedLine; way: Pick<Capacity, 'by' | 'onBehalfOf'> }> {
  const opened = await openLine(deps, { greeting, actor: by });
  if (!opened.way) throw new AppError('NOT_FOUND', { message: `${by} does not greet ${greeting}` });
  const { onBehalfOf } = opened.way;
  return { opened, way: { by, onBehalfOf } };
}

function isSettled({ status }: PlanLine): boolean {
  return status === 'done' || status === 'skipped';
}

async function put(
  deps: GreetPlannedDeps,
  { line, client }: OpenedLine,
  entry: GreetingEntry,
): Promise<PlannedFate> {
  const matter = isOwnDay(line) ? matterOf(line) : matterOfMany(line);
  const { isFirst } = await putGreeting(deps, {
    greeted: { client, occasion: line.occasion, contact: line.contact },
    date: line.date,
    entry,
    effects: [{ name: 'greetings.follow', args: { matter, occurrence: line.date } }],
  });
  return { kind: isFirst ? 'recorded' : 'known' };
}
