import { today } from '../../src/kernel/clock.ts';
import { findActor } from '../../src/people/find-actor.ts';
import { BRANCH } from '../../src/people/person.ts';
import { listClientChoices } from '../../src/requests/forms/list-client-choices.ts';
import { listRequestDrafts } from '../../src/requests/forms/list-request-drafts.ts';
import { clientFieldOf, kindsFor, requesterIn } from '../../src/requests/forms/new-request-rules.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import { REQUEST_KINDS, requestKind } from '../../src/requests/kinds/index.ts';
import type { RequestDraft } from '../../src/requests/request-draft.ts';
import { findUndecidable } from '../../src/requests/seats/find-undecidable.ts';
import { findReturn } from '../../src/requests/views/find-return.ts';
import { loadFieldOptions } from '../../src/requests/views/load-field-options.ts';
import { nameChosen } from '../../src/requests/views/name-chosen.ts';
import type { NoticeView } from '../cards/view.ts';
import type { Reply, Turn } from '../turn/turn.ts';
import { presentRaiseForm, raiseFormSummary } from './raise-form.ts';
import { presentRaiseMenu } from './raise-menu.ts';
import { presentReturn } from './return-notice.ts';

/** Kinds that may be asked for, and forms begun earlier. */
export async function raiseMenuReply(turn: Turn, notice: NoticeView | null = null): Promise<Reply> {
  const { app, person, texts } = turn;
  const drafts = await listRequestDrafts(app, { actor: person._id });
  const date = today(app.clock, await app.directory.zoneOf(person));
  const kinds = kindsFor(await findActor(app, person._id, date), REQUEST_KINDS);
  const data = presentRaiseMenu({ kinds, drafts, notice, texts });
  return { kind: 'card', card: app.cards.render('requests/raise', data, texts.t('requests.raise.title')) };
}

/** The form of a draft as it stands. */
export async function raiseFormReply(
  turn: Turn,
  draft: RequestDraft,
  notice: NoticeView | null = null,
): Promise<Reply> {
  const { app, person, texts } = turn;
  const definition = requestKind(draft.type);
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
  const reworked = draft.revision === null ? null : draft.request;
  const returned = reworked === null ? null : await findReturn(app, reworked);
  const data = presentRaiseForm({
    draft,
    definition,
    entries: named,
    context: { today: today(app.clock, await app.directory.zoneOf(person)), options },
    clients: choices.clients,
    moreClients: choices.more,
    returned: presentReturn(returned, texts),
    undecidable: await findUndecidable(app, definition, BRANCH, await raisersNow(turn, definition)),
    notice,
    texts,
  });
  return { kind: 'card', card: app.cards.render('clients/form', data, raiseFormSummary(draft, texts)) };
}

/** The person, and whom the person would raise it for. */
async function raisersNow({ app, person }: Turn, definition: RequestKind): Promise<string[]> {
  const date = today(app.clock, await app.directory.zoneOf(person));
  const requester = requesterIn(await findActor(app, person._id, date), definition);
  return [person._id, ...(requester ? [requester._id] : [])];
}
