import type { Delivery, DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { isPressing } from '../../src/inbox/inbox-rules.ts';
import { openInbox } from '../../src/inbox/open-inbox.ts';
import { today } from '../../src/kernel/clock.ts';
import { listMonth } from '../../src/occasions/list-month.ts';
import { loadReminder } from '../../src/reminders/answers/load-reminder.ts';
import { findMorning, isLatestMorning } from '../../src/reminders/digests/find-mornings.ts';
import { loadDigestParts } from '../../src/reminders/digests/load-digest-parts.ts';
import type { App } from '../turn/app.ts';
import type { Reader } from '../turn/content.ts';
import { readerOf } from '../turn/reader-of.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';
import { type InboxCardInput, inboxSummary, presentInbox } from './inbox-card.ts';
import type { InboxPlace } from './inbox-row.ts';
import { presentMonth } from './month-card.ts';
import { presentFolded } from './morning-hour.ts';

type MorningContent = Extract<DeliveryContent, { kind: 'morning' }>;

/** Shows what waits now, from a row on: in the list that was asked for, or the card of the morning that was clicked. */
export async function inboxPiece(turn: Turn, { from, morning: id }: InboxPlace): Promise<CardPiece> {
  const { app, person } = turn;
  const reader = await readerOf(turn);
  const morning = id === '' ? null : await findMorning(app, { id, reader: person._id });
  if (!morning) return { card: await drawInbox(app, { from, reader, morning: null }) };
  const content = { ...morning.content, from };
  const parts = await loadDigestParts(app, morning);
  const card = await drawMorning(app, { ...morning, content }, parts, reader);
  return morning.subject === '' ? { card } : { card, copyOf: { content, subject: morning.subject } };
}

/** The card of a morning with everything that waits by now; of its parts those are told that are open. */
export async function drawMorning(
  app: App,
  { _id: id, content }: Pick<Delivery, '_id'> & { content: MorningContent },
  parts: Delivery[],
  reader: Reader,
): Promise<RenderedCard> {
  const morning = { id, late: content.late, parts };
  return drawInbox(app, { from: content.from ?? 0, reader, morning });
}

/** A line in place of a list that a later one has replaced. */
export function drawFolded(app: App, { date }: MorningContent, { texts }: Reader): RenderedCard {
  const view = presentFolded(date, texts);
  return app.cards.render('inbox/folded', { ...view }, view.text);
}

/** True while the card of the morning would say something to somebody who has not read it. */
export async function isWorthSending(
  app: App,
  { _id, recipient, content }: Pick<Delivery, '_id' | 'recipient'> & { content: MorningContent },
  { zone }: Reader,
): Promise<boolean> {
  if (content.date !== today(app.clock, zone).toString()) return false;
  if (!(await isLatestMorning(app, { _id, recipient }))) return false;
  return isPressing((await openInbox(app, { actor: recipient })).counts);
}

/** Coming days of the reader's clients, as they are now. */
export async function monthPiece({ app, texts, person }: Turn): Promise<CardPiece> {
  const month = await listMonth(app, person._id);
  const summary = texts.t('inbox.month.summary', { count: month.days.length });
  return { card: app.cards.render('inbox/month', presentMonth(month, texts), summary) };
}

interface Drawn {
  from: number;
  reader: Reader;
  morning: { id: string; late: boolean; parts: Delivery[] } | null;
}

async function drawInbox(app: App, { from, reader, morning }: Drawn): Promise<RenderedCard> {
  const { person, texts, zone } = reader;
  const actor = person?._id ?? '';
  const principals = await app.directory.findPrincipals(actor, today(app.clock, zone));
  const told = (morning?.parts ?? []).flatMap(({ content }) =>
    content.kind === 'reminder' ? [content] : [],
  );
  const input: InboxCardInput = {
    inbox: await openInbox(app, { actor, from, told }),
    morning: morning && { ...morning, done: await countDone(app, told, actor) },
    calendar: app.calendar(),
    names: Object.fromEntries(principals.map(({ _id, name }) => [_id, name])),
    texts,
    zone,
  };
  return app.cards.render('inbox/inbox', presentInbox(input), inboxSummary(input));
}

async function countDone(
  app: App,
  told: { matter: string; occurrence: string }[],
  reader: string,
): Promise<number> {
  let done = 0;
  for (const { matter, occurrence } of told) {
    const facts = await loadReminder(app, matter, occurrence, reader);
    if (facts && facts.state !== 'open') done += 1;
  }
  return done;
}
