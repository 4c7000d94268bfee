import { Temporal } from 'temporal-polyfill';
import type { FieldError } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { MOVE_FIELDS } from '../../greetings/greeting.ts';
import { latestMove, plainSaid } from '../../greetings/greeting-rules.ts';
import { toEpochMs } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { MORNING } from '../ladder.ts';
import { type AnswerDeps, answerEffects, answerReminder } from './answer-reminder.ts';
import { findGreeted, type GreetInput } from './greet-chosen.ts';
import { recordEffects } from './record-answer.ts';
import { putOff } from './snooze-to-tomorrow.ts';

export interface MoveInput extends GreetInput {
  /** The step whose card was moved. */
  step: string;
}

/**
 * The greeting waits for a later day, and why: recorded at once, and reminded of that morning. The ladder goes on
 * meanwhile. Throws NOT_FOUND for a stranger.
 */
export async function moveGreeting(
  deps: AnswerDeps,
  { typed, ...input }: MoveInput,
): Promise<Record<string, FieldError>> {
  const asked = await findGreeted(deps, input);
  if (!asked) return {};
  if (asked.greeted.length !== 1) throw new AppError('BAD_INPUT', { message: 'only one greeting is moved' });
  const { values, errors } = validateFields(MOVE_FIELDS, typed, { today: asked.today, options: () => [] });
  const { movedTo, moveReason } = values;
  if (movedTo === asked.today.toString()) errors.movedTo = { code: 'past' };
  if (typeof movedTo === 'string' && movedTo > latestMove(input.occurrence)) {
    errors.movedTo = { code: 'moved-late', args: { date: latestMove(input.occurrence) } };
  }
  if (Object.keys(errors).length > 0 || typeof movedTo !== 'string') return errors;
  const zone = await deps.directory.zoneOf(await deps.directory.getPerson(input.by));
  const until = toEpochMs(Temporal.PlainDate.from(movedTo), MORNING, zone);
  await answerReminder(deps, input, async (clock, _, answerer) => {
    if (clock.snoozes.some((snooze) => snooze.person === input.by && snooze.until === until)) return null;
    const at = new Date(deps.clock.now()).toISOString();
    const reason = String(moveReason);
    const entry = { ...plainSaid(movedTo), ...answerer, outcome: 'moved' as const, reason, at };
    return {
      doc: putOff(clock, { person: input.by, until, zone, step: input.step }),
      effects: [...recordEffects(clock, entry), ...(await answerEffects(deps, clock, answerer, 'snoozed'))],
    };
  });
  return {};
}
