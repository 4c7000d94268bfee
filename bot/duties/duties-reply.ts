import { listDuties } from '../../src/duties/list-duties.ts';
import { listStaffing } from '../../src/duties/list-staffing.ts';
import { loadDuties } from '../../src/duties/load-duties.ts';
import type { SpanName } from '../../src/duties/span-rules.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';
import { presentDuties } from './duties-card.ts';
import { type DutyPlace, presentDutyList } from './duty-list.ts';
import { dutySentence } from './duty-words.ts';
import { presentStaffing } from './staffing-card.ts';

export async function dutiesPiece({ app, person, texts }: Turn, name: SpanName): Promise<CardPiece> {
  const duties = await loadDuties(app, { actor: person._id, name });
  return {
    card: app.cards.render('duties/duties', presentDuties(duties, texts), dutySentence(duties, texts)),
  };
}

/** A page of what one of its figures counts. */
export async function dutyListPiece({ app, person, texts }: Turn, place: DutyPlace): Promise<CardPiece> {
  const list = await listDuties(app, { actor: person._id, ...place });
  const title = texts.t(`duties.list.${place.what}`);
  const summary = texts.t('duties.list.summary', { title, count: list.total });
  return { card: app.cards.render('overview/list', presentDutyList(list, place, texts), summary) };
}

export async function staffingPiece({ app, person, texts }: Turn): Promise<CardPiece> {
  const staffing = await listStaffing(app, person._id);
  const data = presentStaffing(staffing, texts);
  return { card: app.cards.render('duties/staffing', data, texts.t('duties.staffing.title')) };
}
