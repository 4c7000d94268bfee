import { today } from '../../src/clock.ts';
import { BRANCH } from '../../src/people/person.ts';
import type { RequestDefinition } from '../../src/requests/definition.ts';
import { findStanding } from '../../src/requests/find-standing.ts';
import { findUndecidable } from '../../src/requests/find-undecidable.ts';
import { listClientChoices } from '../../src/requests/list-client-choices.ts';
import { listRequestDrafts } from '../../src/requests/list-request-drafts.ts';
import { loadFieldOptions } from '../../src/requests/load-field-options.ts';
import { nameChosen } from '../../src/requests/name-chosen.ts';
import { clientFieldOf, kindsFor, raiserIn } from '../../src/requests/raise-rules.ts';
import type { RequestDraft } from '../../src/requests/request-draft.ts';
import { getRequestType, REQUEST_TYPES } from '../../src/requests/types/index.ts';
import { presentRaiseForm, raiseFormSummary } from '../presenters/raise-form.ts';
import { presentRaiseMenu } from '../presenters/raise-menu.ts';
import type { NoticeView } from '../presenters/view.ts';
import type { Reply, Turn } from '../turn.ts';
import { whyReturned } from './why-returned.ts';

/** What the person may ask for, and forms begun earlier. */
export async function raiseMenuReply(turn: Turn, notice: NoticeView | null = null): Promise<Reply> {
  const { app, person, texts } = turn;
  const drafts = await listRequestDrafts(app, { actor: person._id });
  const clients: Record<string, string> = {};
  for (const { values } of drafts) {
    const client = typeof values.client === 'string' ? await app.clients.get(values.client) : null;
    if (client) clients[client._id] = client.passport.shortName;
  }
  const date = today(app.clock, await app.directory.zoneOf(person));
  const kinds = kindsFor(await findStanding(app, person._id, date), REQUEST_TYPES);
  const data = presentRaiseMenu({ kinds, drafts, clients, notice, texts });
  return { kind: 'card', card: app.cards.render('requests/raise', data, texts.t('requests.raise.title')) };
}

/** The form of a draft as it stands. */
export async function raiseFormReply(
  turn: Turn,
  draft: RequestDraft,
  notice: NoticeView | null = null,
): Promise<Reply> {
  const { app, person, texts } = turn;
  const definition = getRequestType(draft.type);
  const { entries, options } = await loadFieldOptions(app, person._id, definition.fields);
  const named = await nameChosen(app, entries, definition.fields, draft.values);
  const field = clientFieldOf(definition);
  const typed = field ? draft.values[field] : '';
  const choices = field
    ? await listClientChoices(app, {
        actor: person._id,
        definition,
        typed: typeof typed === 'string' ? typed : '',
      })
    : { clients: [], more: false };
  const data = presentRaiseForm({
    draft,
    definition,
    entries: named,
    context: { today: today(app.clock, await app.directory.zoneOf(person)), options },
    clients: choices.clients,
    moreClients: choices.more,
    returned: draft.revision === null ? null : await whyReturned(app, draft.request, texts),
    undecidable: await findUndecidable(app, definition, BRANCH, await raisersNow(turn, definition)),
    notice,
    texts,
  });
  return { kind: 'card', card: app.cards.render('clients/form', data, raiseFormSummary(draft, texts)) };
}

/** The person, and whom the person would raise it for. */
async function raisersNow({ app, person }: Turn, definition: RequestDefinition): Promise<string[]> {
  const date = today(app.clock, await app.directory.zoneOf(person));
  const raiser = raiserIn(await findStanding(app, person._id, date), definition);
  return [person._id, ...(raiser ? [raiser._id] : [])];
}
