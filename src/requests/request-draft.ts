import type { FormState } from '../forms/form-state.ts';
import type { CollectionDef, Rec } from '../storage/store.ts';

/** A request being typed, or a returned one being reworked. It survives closing Teams. */
export interface RequestDraft extends Rec, FormState {
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

export const REQUEST_DRAFTS: CollectionDef<RequestDraft> = {
  name: 'request-drafts',
  indexes: [
    { name: 'owner', eq: ['owner'], range: 'updatedAt' },
    { name: 'age', eq: [], range: 'updatedAt' },
  ],
  keys: (draft) => (draft.submittedAs ? [] : ['unfinished', `type:${draft.type}`]),
};
