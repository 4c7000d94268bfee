import { today } from '../../src/kernel/clock.ts';
import { listMyRequests } from '../../src/requests/views/list-my-requests.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';
import { presentMyRequests } from './request-lists.ts';

export async function myRequestsPiece({ app, texts, person }: Turn, after: string): Promise<CardPiece> {
  const zone = await app.directory.zoneOf(person);
  const page = await listMyRequests(app, { actor: person._id, ...(after ? { after } : {}) });
  const date = today(app.clock, zone).toString();
  const view = presentMyRequests({ page, after, today: date, calendar: app.calendar(), texts });
  const args = { count: page.items.length, more: String(page.next !== undefined) };
  return { card: app.cards.render('requests/list', view, texts.t('requests.mine.summary', args)) };
}
