import type { FieldError, Values } from '../../forms/field.ts';
import type { MadeBy } from '../../kernel/made-by.ts';
import type { CollectionDef, Keyed, Rec } from '../../storage/store.ts';

/** A passport being typed. It survives closing Teams; it is saved by Next, Back and Save. */
export interface PassportDraft extends Rec, Keyed<MadeBy<typeof draftsBy>> {
  owner: string;
  /** The client's manager: the owner of a registration, or whom the client has. */
  manager: string;
  /**
   * `registration`: a new client. `rework`: a returned request. `change`: an edit of a registered client.
   * `again`: a client whose request ended, or an imported candidate, is submitted anew.
   */
  purpose: 'registration' | 'rework' | 'change' | 'again';
  /** The client being reworked or edited, or the number allotted at the first try to submit. */
  client: string | null;
  /** The request number allotted at the first try to submit, or the returned request. */
  request: string | null;
  /** The client's revision that an edit started from. */
  clientRevision: number | null;
  /** The revision of the returned request that a rework started from. */
  requestRevision: number | null;
  /** The form step that is shown. */
  step: string;
  /** The list whose row is being edited. */
  list: string | null;
  /** That row: its index, or -1 for a new one; null when none is. */
  row: number | null;
  /** Values as typed, valid or not, so that nothing is lost. */
  values: Values;
  errors: Record<string, FieldError>;
  /** The request it became, or the client that it changed at once: a late click gets that card. */
  submittedAs: string | null;
  updatedAt: string;
}

/** Keys of drafts of passports. */
export const draftsBy = { unfinished: 'unfinished' } as const;

export const DRAFTS: CollectionDef<PassportDraft> = {
  name: 'drafts',
  indexes: [
    { name: 'owner', eq: ['owner'], range: 'updatedAt' },
    { name: 'age', eq: [], range: 'updatedAt' },
  ],
  keys: (draft) => (draft.submittedAs ? [] : [draftsBy.unfinished]),
};
