import type { Relay } from '../effects/relay.ts';
import type { Capacity } from '../people/actor.ts';
import type { ChangeRequestDeps } from '../requests/change-request.ts';
import type { Counter } from '../storage/counter.ts';
import type { Repo } from '../storage/store.ts';
import type { Passport } from './client.ts';
import type { PassportDraft } from './draft.ts';
import type { PassportContextDeps } from './load-passport-context.ts';
import type { ReserveKeyDeps } from './reserve-key.ts';

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
