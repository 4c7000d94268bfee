import type { Delivery, DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { loadReminder } from '../../src/reminders/answers/load-reminder.ts';
import { digestSubject } from '../../src/reminders/digest-id.ts';
import { findDigest } from '../../src/reminders/digests/find-digest.ts';
import type { App } from '../turn/app.ts';
import type { Reader } from '../turn/content.ts';
import { readerOf } from '../turn/reader-of.ts';
import type { CardPiece, Reply, Turn } from '../turn/turn.ts';
import { presentReminder, reminderSummary, templateOf } from './reminder-card.ts';
import type { ReminderData } from './reminder-data.ts';
import { type DigestItem, digestSummary, presentDigest } from './reminder-digest.ts';
import type { GreetingAnswer } from './reminder-state.ts';

type ReminderContent = Extract<DeliveryContent, { kind: 'reminder' }>;

/** The digest or the card that was clicked, as it stands now. */
export async function currentReply(turn: Turn, data: ReminderData): Promise<Reply> {
  return { kind: 'card', ...(await currentPiece(turn, data)) };
}

export async function currentPiece(turn: Turn, data: ReminderData): Promise<Required<CardPiece>> {
  return (await digestPiece(turn, data.digest)) ?? reminderPiece(turn, data);
}

/** The card of one reminder. Throws NOT_FOUND when its subject is gone. */
export async function reminderPiece(
  turn: Turn,
  data: ReminderData,
  answer: GreetingAnswer = {},
): Promise<Required<CardPiece>> {
  const content: ReminderContent = {
    kind: 'reminder',
    matter: data.matter,
    occurrence: data.occurrence,
    step: data.step,
    late: false,
  };
  const card = await drawReminder(turn.app, content, await readerOf(turn), answer);
  if (!card) throw new AppError('NOT_FOUND', { message: `no reminder ${data.matter}` });
  return { card, copyOf: { content, subject: subjectOf.reminder(data.matter, data.occurrence) } };
}

/** Null when the subject is gone. */
export async function drawReminder(
  app: App,
  { matter, occurrence, step, late }: ReminderContent,
  { person, texts, zone }: Reader,
  answer: GreetingAnswer = {},
): Promise<RenderedCard | null> {
  const facts = person && (await loadReminder(app, matter, occurrence, person._id));
  if (!facts) return null;
  const view = presentReminder({ facts, step, late, calendar: app.calendar(), texts, zone, answer });
  return app.cards.render(templateOf(facts.kind), view, reminderSummary(facts, texts));
}

/** The card with an answer on it, which no redraw takes away. Throws NOT_FOUND when its subject is gone. */
export async function answeredReply(turn: Turn, data: ReminderData, answer: GreetingAnswer): Promise<Reply> {
  const { card } = await reminderPiece(turn, data, answer);
  return { kind: 'card', card };
}

/** Null when nothing of it is left to show. */
export async function drawDigest(
  app: App,
  id: string,
  parts: Delivery[],
  { person, texts, zone }: Reader,
): Promise<RenderedCard | null> {
  const items: DigestItem[] = [];
  for (const { content } of parts) {
    if (!person || content.kind !== 'reminder') continue;
    const facts = await loadReminder(app, content.matter, content.occurrence, person._id);
    if (facts) items.push({ facts, step: content.step });
  }
  if (items.length === 0) return null;
  return app.cards.render(
    'reminders/digest',
    presentDigest(id, items, texts, zone),
    digestSummary(items, texts),
  );
}

/** Somebody else's digest is nobody's business: the single card answers instead. */
async function digestPiece(turn: Turn, id: string): Promise<Required<CardPiece> | undefined> {
  const digest = id === '' ? null : await findDigest(turn.app, { id, reader: turn.person._id });
  if (!digest) return undefined;
  const card = await drawDigest(turn.app, id, digest.parts, await readerOf(turn));
  return card ? { card, copyOf: { content: digest.content, subject: digestSubject(id) } } : undefined;
}
