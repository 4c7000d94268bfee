import { AppError } from '../../src/kernel/errors.ts';
import type { PickResult } from '../../src/requests/actions/agree-together.ts';
import { listTogether } from '../../src/requests/views/list-together.ts';
import { openRequest } from '../../src/requests/views/open-request.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';
import { presentTogether } from './together-card.ts';

export interface TogetherAnswer {
  type: string;
  results?: PickResult[];
  isEmpty?: boolean;
}

/** Requests of one kind to agree to at once, as they are now, after what became of those that were ticked. */
export async function togetherPiece(
  turn: Turn,
  { type, results = [], isEmpty = false }: TogetherAnswer,
): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const together = await listTogether(app, { actor: person._id, type });
  const named: (PickResult & { client: string })[] = [];
  for (const result of results) named.push({ ...result, client: await clientOf(turn, result.request) });
  const view = presentTogether({
    together,
    results: named,
    isEmpty,
    rendering: app.newId(),
    calendar: app.calendar(),
    texts,
  });
  const summary = texts.t('together.summary', { count: together.views.length });
  return { card: app.cards.render('together/together', view, summary) };
}

/** The client's name, or '' where there is none that this person may see. */
async function clientOf({ app, person }: Turn, requestId: string): Promise<string> {
  try {
    const { client } = await openRequest(app, { actor: person._id, requestId });
    return client?.passport.shortName ?? '';
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return '';
    throw error;
  }
}
