import type { Passport } from '../clients/client.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import type { PassportContextDeps } from '../clients/passport/load-passport-context.ts';
import type { ReserveKeyDeps } from '../clients/register/reserve-key.ts';
import type { Relay } from '../effects/relay.ts';
import type { Capacity } from '../people/actor.ts';
import type { ChangeRequestDeps } from '../requests/actions/change-request.ts';
import type { Counter } from '../storage/counter.ts';
import type { Repo } from '../storage/store.ts';

export interface SubmitDraftDeps
  extends PassportContextDeps,
    Omit<ReserveKeyDeps, 'requests'>,
    ChangeRequestDeps {
  drafts: Repo<PassportDraft>;
  counters: Repo<Counter>;
  relay: Relay;
  newId(): string;
}

/** Carries out one purpose of a draft that is right and whose key is reserved. Returns what the draft became. */
export type SubmitPurpose = (
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
  way: Capacity,
) => Promise<string>;
