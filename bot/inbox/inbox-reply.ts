import { openInbox } from '../../src/inbox/open-inbox.ts';
import { today } from '../../src/kernel/clock.ts';
import { listMonth } from '../../src/occasions/list-month.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';
import { presentInbox } from './inbox-card.ts';
import { presentMonth } from './month-card.ts';

/** The inbox as it is now, from the row `from` on. */
export async function inboxPiece({ app, texts, person }: Turn, from: number): Promise<CardPiece> {
  const zone = await app.directory.zoneOf(person);
  const principals = await app.directory.findPrincipals(person._id, today(app.clock, zone));
  const names = Object.fromEntries(principals.map(({ _id, name }) => [_id, name]));
  const inbox = await openInbox(app, { actor: person._id, from });
  const view = presentInbox({ inbox, from, calendar: app.calendar(), names, texts, zone });
  const { draft, ...waiting } = inbox.counts;
  const count = Object.values(waiting).reduce((sum, each) => sum + each, 0);
  return { card: app.cards.render('inbox/inbox', view, texts.t('inbox.summary', { count })) };
}

/** Coming days of the reader's clients, as they are now. */
export async function monthPiece({ app, texts, person }: Turn): Promise<CardPiece> {
  const month = await listMonth(app, person._id);
  const summary = texts.t('inbox.month.summary', { count: month.days.length });
  return { card: app.cards.render('inbox/inbox', presentMonth(month, texts), summary) };
}
