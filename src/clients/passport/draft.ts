import type { FieldError, Row, Values } from '../../forms/field.ts';
import type { MadeBy } from '../../kernel/made-by.ts';
import type { CollectionDef, Keyed, Rec } from '../../storage/store.ts';
import type { PassportSectionId } from './passport-form.ts';

/** `register`: of a client of the same company. `state`: of the state's register of companies. */
export interface FilledValue {
  from: 'register' | 'state';
  value: string;
}

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
  /** The screen that is shown: one of `SCREENS`, or a step of the former form. */
  step: string;
  /** The section that is open on top of it; absent on drafts of the former form. */
  section?: PassportSectionId | null;
  /** Values as they were when the section was opened, for a cancel to bring back. */
  sectionBefore?: Values | null;
  /** Values that nobody typed, by field: where they are from. */
  filled?: Record<string, FilledValue>;
  /** The list whose row is being edited. */
  list: string | null;
  /** That row: its index, or -1 for a new one; null when none is. */
  row: number | null;
  /** Row as it was opened; null for a new one. */
  rowBefore?: Row | null;
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
