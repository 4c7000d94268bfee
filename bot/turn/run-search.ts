import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { ChoiceView } from '../cards/view.ts';
import type { App } from './app.ts';
import { logFailure } from './error-reply.ts';
import { loggedTurn } from './log-turn.ts';
import { pickTexts } from './pick-texts.ts';
import type { Router } from './router.ts';
import { findSpeaker } from './run-turn.ts';
import type { Incoming, Turn } from './turn.ts';

/** One find: what the searcher picks by, and what the chat then gets. */
export interface SearchResult {
  title: string;
  text: string;
  card: RenderedCard;
}

export interface SearchDeps {
  app: App;
  router: Router;
  /** A search from the compose box of any chat. */
  search(turn: Turn): Promise<SearchResult[]>;
  /** Choices of an input while somebody types. */
  lookUp(turn: Turn): Promise<ChoiceView[]>;
}

/**
 * The body of the answer. Somebody unknown finds nothing, and so does a search that fails. The chat it came
 * from may be anybody's, so nothing of it is kept.
 */
export async function runSearch(deps: SearchDeps, incoming: Incoming): Promise<Record<string, unknown>> {
  return loggedTurn(deps, incoming, async (noteCode) => {
    try {
      const body = await find(deps, incoming);
      noteCode(body ? undefined : 'NOT_IN_DIRECTORY');
      return body ?? emptyResult(incoming);
    } catch (error) {
      noteCode(logFailure(deps.app.log, incoming, error).code);
      return emptyResult(incoming);
    }
  });
}

/** Null for somebody unknown. */
async function find(deps: SearchDeps, incoming: Incoming): Promise<Record<string, unknown> | null> {
  const { app } = deps;
  const person = await findSpeaker(app, incoming);
  if (!person) return null;
  const texts = pickTexts(app.translator, person, incoming.teamsLocale);
  const turn = { app, incoming, person, texts };
  return incoming.kind === 'lookup'
    ? toLookupBody(await deps.lookUp(turn))
    : toSearchBody(await deps.search(turn));
}

export function emptyResult({ kind }: Pick<Incoming, 'kind'>): Record<string, unknown> {
  return kind === 'lookup' ? toLookupBody([]) : toSearchBody([]);
}

function toLookupBody(results: ChoiceView[]): Record<string, unknown> {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results },
  };
}

function toSearchBody(results: SearchResult[]): Record<string, unknown> {
  const attachments = results.map(({ title, text, card }) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: card.card,
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title, text },
    },
  }));
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}
