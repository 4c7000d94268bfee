import type { FormState } from '../forms/form-state.ts';
import type { MadeBy } from '../kernel/made-by.ts';
import type { CollectionDef, Keyed, Rec } from '../storage/store.ts';

/** A request being typed, or a returned one being reworked. It survives closing Teams. */
export interface RequestDraft extends Rec, FormState, Keyed<MadeBy<typeof requestDraftsBy>> {
  owner: string;
  type: string;
  /** The number allotted at the first right submit, or the returned request. */
  request: string | null;
  /** The revision that the return gave it; null for a new request. */
  revision: number | null;
  /** The request that this one goes on from. */
  previous: string | null;
  /** Checked and on its way: a repeated click only finishes what the first one began. */
  checked: boolean;
  /** The request it became: a late click gets that card. */
  submittedAs: string | null;
  updatedAt: string;
}

/** Keys of drafts of requests that are not sent yet. */
export const requestDraftsBy = {
  unfinished: 'unfinished',
  type: (type: string) => `type:${type}` as const,
} as const;

export const REQUEST_DRAFTS: CollectionDef<RequestDraft> = {
  name: 'request-drafts',
  indexes: [
    { name: 'owner', eq: ['owner'], range: 'updatedAt' },
    { name: 'age', eq: [], range: 'updatedAt' },
  ],
  keys: (draft) => (draft.submittedAs ? [] : [requestDraftsBy.unfinished, requestDraftsBy.type(draft.type)]),
};
