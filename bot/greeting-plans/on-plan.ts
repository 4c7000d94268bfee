import { z } from 'zod';
import { returnPlan, signPlan, submitPlan } from '../../src/greetings/plans/change-plan.ts';
import { setIntent } from '../../src/greetings/plans/set-intent.ts';
import { AppError, type ErrorCode } from '../../src/kernel/errors.ts';
import {
  greetPlanned,
  movePlanned,
  type PlannedFate,
  skipPlanned,
} from '../../src/reminders/answers/greet-planned.ts';
import { errorText } from '../turn/error-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import type { LineAnswer } from './plan-line-card.ts';
import { boardReply, dayReply, homeReply, lineReply, monthReply, yearReply } from './plan-reply.ts';

const Id = z.string().min(1).max(80);
const Year = z.int().min(2000).max(2100);
const First = z.int().min(0).max(10_000).default(0);
const MonthTarget = z.object({
  manager: Id,
  month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
  first: First,
});
const DayTarget = MonthTarget.extend({ occasion: Id });
const YearTarget = z.object({ manager: Id, year: Year });
const DecisionTarget = YearTarget.extend({
  revision: z.int().min(0),
  lines: z.int().min(0),
  reason: z.string().max(5_000).default(''),
});
const BoardTarget = z.object({ unit: Id.optional(), year: Year.optional() });
const LineTarget = z.object({ greeting: z.string().min(1).max(200) });

export const planCommands: CommandHandler[] = [
  {
    id: 'greeting-plan',
    words: ['план поздравлений', 'план', 'поздравления', 'greeting plan', 'plan', 'greetings'],
    takesArgument: false,
    places: ['personal'],
    handle: homeReply,
  },
];

export const planActions: ActionHandler[] = [
  { verb: 'plan.own', handle: ownReply },
  { verb: 'plan.month', handle: (turn, data) => monthReply(turn, readData(MonthTarget, data)) },
  { verb: 'plan.day', handle: (turn, data) => dayReply(turn, readData(DayTarget, data)) },
  { verb: 'plan.year', handle: (turn, data) => yearReply(turn, readData(YearTarget, data)) },
  { verb: 'plan.board', handle: (turn, data) => boardReply(turn, readData(BoardTarget, data)) },
  { verb: 'plan.line', handle: (turn, data) => lineReply(turn, readData(LineTarget, data).greeting) },
  {
    verb: 'plan.greet',
    handle: (turn, data) =>
      told(turn, data, 'details', (greeting) =>
        greetPlanned(turn.app, { greeting, typed: data, by: turn.person._id }),
      ),
  },
  {
    verb: 'plan.move',
    handle: (turn, data) =>
      told(turn, data, 'move', (greeting) =>
        movePlanned(turn.app, { greeting, typed: data, by: turn.person._id }),
      ),
  },
  {
    verb: 'plan.skip',
    handle: (turn, data) => {
      const reason = typeof data.reason === 'string' ? data.reason : '';
      return told(turn, data, 'details', (greeting) =>
        skipPlanned(turn.app, { greeting, reason, by: turn.person._id }),
      );
    },
  },
  { verb: 'plan.intend', handle: intend },
  {
    verb: 'plan.submit',
    handle: async (turn, data) => {
      const target = readData(YearTarget, data);
      await submitPlan(turn.app, { actor: turn.person._id, ...target });
      return yearReply(turn, target);
    },
  },
  {
    verb: 'plan.sign',
    handle: (turn, data) => {
      const { reason: _, ...target } = readData(DecisionTarget, data);
      return decided(turn, target, () => signPlan(turn.app, { actor: turn.person._id, ...target }));
    },
  },
  {
    verb: 'plan.return',
    handle: (turn, data) => {
      const target = readData(DecisionTarget, data);
      return decided(turn, target, () => returnPlan(turn.app, { actor: turn.person._id, ...target }));
    },
  },
];

/** A head who has clients too. */
async function ownReply(turn: Turn): Promise<Reply> {
  return homeReply(turn);
}

/** The greeting as it is now, with what was typed while some of it is wrong. */
async function told(
  turn: Turn,
  data: Record<string, unknown>,
  place: 'details' | 'move',
  act: (greeting: string) => Promise<PlannedFate>,
): Promise<Reply> {
  const { greeting } = readData(LineTarget, data);
  try {
    const fate = await act(greeting);
    return await lineReply(turn, greeting, answerOf(turn, fate, { place, typed: data }));
  } catch (error) {
    return sentence(
      error,
      ['REASON_REQUIRED', 'BAD_INPUT'],
      (said) => lineReply(turn, greeting, { said }),
      turn,
    );
  }
}

function answerOf(
  { texts }: Turn,
  fate: PlannedFate,
  { place, typed }: { place: 'details' | 'move'; typed: Record<string, unknown> },
): LineAnswer {
  switch (fate.kind) {
    case 'invalid': {
      const errors = Object.entries(fate.errors).map(([field, error]) => {
        const date = error.args?.date;
        return [field, typeof date === 'string' ? { ...error, args: { date: texts.dayMonth(date) } } : error];
      });
      return { tried: { place, typed, errors: Object.fromEntries(errors) } };
    }
    case 'recorded':
      return { said: { text: texts.t('plans.said.recorded'), tone: 'good' } };
    case 'known':
      return { said: { text: texts.t('plans.said.known'), tone: 'warning' } };
    case 'not-yet':
      return { said: { text: texts.t('plans.said.not-yet'), tone: 'warning' } };
  }
}

async function intend(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { greeting } = readData(LineTarget, data);
  try {
    const errors = await setIntent(turn.app, { greeting, typed: data, actor: turn.person._id });
    const wrong = Object.keys(errors).length > 0;
    return await lineReply(turn, greeting, wrong ? { tried: { place: 'intent', typed: data, errors } } : {});
  } catch (error) {
    return sentence(error, ['STALE'], (said) => lineReply(turn, greeting, { said }), turn);
  }
}

/** The year as it is now; beside a refusal, what it was. */
async function decided(
  turn: Turn,
  target: z.output<typeof YearTarget>,
  act: () => Promise<void>,
): Promise<Reply> {
  try {
    await act();
    return await yearReply(turn, target);
  } catch (error) {
    const codes: ErrorCode[] = ['STALE', 'REASON_REQUIRED', 'BAD_INPUT', 'FORBIDDEN'];
    return sentence(error, codes, (said) => yearReply(turn, target, said), turn);
  }
}

function sentence(
  error: unknown,
  codes: ErrorCode[],
  reply: (said: { text: string; tone: 'warning' }) => Promise<Reply>,
  { texts }: Turn,
): Promise<Reply> {
  if (!(error instanceof AppError) || !codes.includes(error.code)) throw error;
  const text = error.code === 'STALE' ? texts.t('plans.said.stale') : errorText(texts, error);
  return reply({ text, tone: 'warning' });
}
