import { z } from 'zod';
import { GREETING_CHANNELS } from '../../src/greetings/greeting.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { delegateToDeputy } from '../../src/reminders/answers/delegate-to-deputy.ts';
import { findSubject } from '../../src/reminders/answers/find-subject.ts';
import { loadReminder } from '../../src/reminders/answers/load-reminder.ts';
import { markDone } from '../../src/reminders/answers/mark-done.ts';
import { MAX_SKIP_REASON, skipWithReason } from '../../src/reminders/answers/skip-with-reason.ts';
import { snoozeToTomorrow } from '../../src/reminders/answers/snooze-to-tomorrow.ts';
import { clientPiece } from '../clients/client-reply.ts';
import { requestPiece } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { reminderSummary } from './reminder-card.ts';
import { ReminderData } from './reminder-data.ts';
import { currentPiece, currentReply, reminderPiece } from './reminder-reply.ts';
import { presentSkip } from './reminder-skip.ts';

/** A greeting says by the same press how it was given. */
const DoneData = ReminderData.extend({ channel: z.enum(GREETING_CHANNELS).optional() });
const SkipData = ReminderData.extend({ reason: z.string().max(10_000).default('') });

export const reminderActions: ActionHandler[] = [
  {
    verb: 'reminder.done',
    handle: async (turn, data) => {
      const { channel, ...target } = readData(DoneData, data);
      await markDone(turn.app, { ...target, ...(channel ? { channel } : {}), by: turn.person._id });
      return currentReply(turn, target);
    },
  },
  answering('reminder.snooze', snoozeToTomorrow),
  answering('reminder.delegate', delegateToDeputy),
  { verb: 'reminder.show', handle: async (turn, data) => currentReply(turn, readData(ReminderData, data)) },
  {
    verb: 'reminder.ask-skip',
    handle: (turn, data) => askReason(turn, readData(ReminderData, data), '', ''),
  },
  { verb: 'reminder.skip', handle: (turn, data) => skip(turn, data) },
  { verb: 'reminder.open', handle: (turn, data) => open(turn, readData(ReminderData, data)) },
];

type Answer = (
  deps: Turn['app'],
  input: { matter: string; occurrence: string; step: string; by: string },
) => Promise<unknown>;

/** One click, one use case, and the current card: a late or repeated click shows how things stand. */
function answering(verb: string, answer: Answer): ActionHandler {
  return {
    verb,
    handle: async (turn, data) => {
      const target = readData(ReminderData, data);
      await answer(turn.app, { ...target, by: turn.person._id });
      return currentReply(turn, target);
    },
  };
}

async function skip(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { reason, ...target } = readData(SkipData, data);
  if (reason.trim().length > MAX_SKIP_REASON) {
    const error = turn.texts.t('reminders.skip.too-long', { max: MAX_SKIP_REASON });
    return askReason(turn, target, reason, error);
  }
  if (reason.trim() === '') return askReason(turn, target, '', turn.texts.t('errors.REASON_REQUIRED'));
  await skipWithReason(turn.app, { ...target, reason, by: turn.person._id });
  return currentReply(turn, target);
}

/** A form without a copy: redraws of the card leave half a sentence alone. */
async function askReason(turn: Turn, target: ReminderData, typed: string, error: string): Promise<Reply> {
  const { app, texts } = turn;
  const facts = await loadReminder(app, target.matter, target.occurrence, turn.person._id);
  if (!facts) throw new AppError('NOT_FOUND', { message: `no reminder ${target.matter}` });
  if (facts.state !== 'open' || !facts.mayAnswer) return currentReply(turn, target);
  const view = presentSkip({ facts, target, typed, error, rendering: app.newId(), texts });
  return { kind: 'card', card: app.cards.render('reminders/skip', view, reminderSummary(facts, texts)) };
}

/** Opens what the reminder is about as a new message; the reminder stays to be answered. */
async function open(turn: Turn, target: ReminderData): Promise<Reply> {
  const { client, request } = await findSubject(turn.app, target.matter);
  const here = await currentPiece(turn, target);
  if (request) return { kind: 'cards', cards: [await requestPiece(turn, request), here] };
  if (client && target.digest === '') {
    return { kind: 'cards', cards: [await clientPiece(turn, client), here] };
  }
  return { kind: 'cards', cards: [await reminderPiece(turn, target), here] };
}
