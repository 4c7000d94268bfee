import type { FieldError, Values } from '../forms/field.ts';
import type { CollectionDef, Rec } from '../storage/store.ts';

/** A passport being typed. It survives closing Teams; it is saved by Next, Back and Save. */
export interface PassportDraft extends Rec {
  owner: string;
  /** `registration`: a new client. `rework`: a returned one. `change`: an edit of a registered client. */
  purpose: 'registration' | 'rework' | 'change';
  /** The client being reworked or edited, or the number allotted at the first try to submit. */
  client: string | null;
  /** The request number allotted at the first try to submit, or the returned request. */
  request: string | null;
  /** The client's revision that an edit started from. */
  clientRevision: number | null;
  /** The form step that is shown. */
  step: string;
  /** Row being edited in a list step: its index, or -1 for a new one; null when none is. */
  row: number | null;
  /** What was typed, valid or not, so that nothing is lost. */
  values: Values;
  errors: Record<string, FieldError>;
  /** Set once it became a request: the card of a submitted draft shows that request. */
  submittedAs: string | null;
  updatedAt: string;
}

export const DRAFTS: CollectionDef<PassportDraft> = {
  name: 'drafts',
  indexes: [{ name: 'owner', eq: ['owner'], range: 'updatedAt' }],
};
