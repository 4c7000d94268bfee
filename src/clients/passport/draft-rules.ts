import type { FieldError, Fields, Values } from '../../forms/field.ts';
import {
  dropErrors,
  moveInRow,
  openRowFields as openFieldsOf,
  openRow,
  rowsOf,
  takeTyped,
} from '../../forms/form-state.ts';
import type { FieldContext } from '../../forms/validate-field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { checkPassport } from './client-rules.ts';
import type { PassportDraft } from './draft.ts';
import { formerFields } from './former-steps.ts';
import {
  PASSPORT_FIELDS,
  PASSPORT_SECTIONS,
  type PassportSectionId,
  sectionFields,
  sectionOfField,
} from './passport-form.ts';
import {
  deduce,
  isOnScreen,
  openSectionOf,
  type ScreenId,
  screenIdOf,
  screenOf,
  takeScreen,
} from './screens.ts';

/** Move that a click on the form asks for, after typed values are taken over. */
export type DraftMove =
  /** `next` answers the INN, `branch` too where its company is known; former cards say `next` and `back` as well. */
  | { kind: 'next' | 'branch' | 'back' }
  /** Stays where it is; `save` puts the draft away besides. */
  | { kind: 'take' | 'save' }
  | { kind: 'show'; screen: ScreenId }
  | { kind: 'section-open'; section: PassportSectionId }
  | { kind: 'section-done' | 'section-cancel' }
  /** Opens a row of a list; -1 is a new one. */
  | { kind: 'row-open'; list: string; row: number }
  /** Removes the row that is open, or the one that is named. */
  | { kind: 'row-remove'; list?: string; row?: number }
  | { kind: 'row-save' | 'row-cancel' };

export interface DraftContext extends FieldContext {
  newId(): string;
}

/** The draft after one click: typed values are kept whether right or wrong; a section closes only when it is right. */
export function moveDraft(
  draft: PassportDraft,
  typed: Record<string, unknown>,
  move: DraftMove,
  context: DraftContext,
): PassportDraft {
  const rowFields = openRowFields(draft);
  if (rowFields) {
    return withoutMended(moveInRow(draft, rowFields, typed, move.kind, { ...context, checkRow }), context);
  }
  const former = formerFields(draft.step);
  if (former && isFormerCard(draft, former, typed)) return takeFormer(draft, former, typed, move, context);
  const kept = take(draft, typed, context);
  switch (move.kind) {
    case 'next':
    case 'branch':
      return answerInn(kept, context);
    case 'show':
      return { ...withoutErrors(kept), step: move.screen };
    case 'section-open':
      return openSection(kept, move.section);
    case 'section-done':
      return closeSection(kept, context);
    case 'section-cancel':
      return { ...withoutErrors(kept), values: draft.sectionBefore ?? kept.values, ...NO_SECTION };
    case 'row-open':
      return openRow(kept, PASSPORT_FIELDS, move);
    case 'row-remove':
      return removeRow(kept, move, context);
    default:
      return withoutErrors(kept);
  }
}

const NO_SECTION = { section: null, sectionBefore: null };

/** True where inputs came that only the former form had. */
function isFormerCard(draft: PassportDraft, fields: Fields, typed: Record<string, unknown>): boolean {
  if (openSectionOf(draft)) return false;
  const screen = screenOf(draft);
  return Object.keys(fields).some((name) => Object.hasOwn(typed, name) && !isOnScreen(screen, name));
}

/** A card of the former form, still in a chat: what it holds is taken, and the form of today comes. */
function takeFormer(
  draft: PassportDraft,
  fields: Fields,
  typed: Record<string, unknown>,
  move: DraftMove,
  context: DraftContext,
): PassportDraft {
  const taken = { ...draft, values: takeTyped(fields, draft.values, typed) };
  if (move.kind === 'row-open') return openRow(taken, fields, move);
  if (screenIdOf(draft) === 'inn') return answerInn({ ...taken, step: 'inn' }, context);
  return { ...withoutErrors(taken), step: screenIdOf(taken) };
}

function take(draft: PassportDraft, typed: Record<string, unknown>, context: DraftContext): PassportDraft {
  const values = takeScreen(screenOf(draft), draft.values, typed, context.newId);
  const isMain = screenIdOf(draft) === 'main' && !openSectionOf(draft);
  return { ...draft, step: screenIdOf(draft), values: isMain ? deduce(values, typed) : values };
}

function answerInn(draft: PassportDraft, context: DraftContext): PassportDraft {
  if (screenIdOf(draft) !== 'inn' || openSectionOf(draft)) return withoutErrors(draft);
  const { values, errors } = validateFields(screenOf(draft).fields, draft.values, context);
  if (errors.inn) return { ...draft, errors };
  const known = withUsualCriterion({ ...draft.values, ...values }, context);
  return { ...draft, values: deduce(known, {}), errors: {}, step: 'main' };
}

/** Most clients are large by what they pay, so that is chosen already where the dictionary offers it. */
function withUsualCriterion(values: Values, { options, newId }: DraftContext): Values {
  const isChosen = Array.isArray(values.criteria) && values.criteria.length > 0;
  if (isChosen || !options('criteria').includes(USUAL_CRITERION)) return values;
  return { ...values, criteria: [{ id: newId(), criterion: USUAL_CRITERION, value: '', period: '' }] };
}

/** The draft with a section open; what is wrong in it is said from the start. */
export function openSection(draft: PassportDraft, section: PassportSectionId): PassportDraft {
  const closed = { list: null, row: null, rowBefore: null };
  return { ...withoutErrors(draft), ...closed, section, sectionBefore: draft.values };
}

function closeSection(draft: PassportDraft, context: DraftContext): PassportDraft {
  const section = openSectionOf(draft);
  if (!section) return withoutErrors(draft);
  const { values, errors } = validateFields(sectionFields(section), withCharge(draft.values), context);
  const together = Object.entries(checkPassport(values, draft.manager)).filter(
    ([path]) => sectionOfField(path) === section,
  );
  const all = { ...Object.fromEntries(together), ...errors };
  if (Object.keys(all).length > 0) return { ...draft, errors: all };
  return { ...draft, errors: {}, ...NO_SECTION };
}

function removeRow(
  draft: PassportDraft,
  { list = '', row = -1 }: { list?: string; row?: number },
  context: DraftContext,
): PassportDraft {
  const opened = openRow(draft, PASSPORT_FIELDS, { list, row });
  const fields = openRowFields(opened);
  if (!fields || row < 0) return draft;
  return withoutMended(moveInRow(opened, fields, {}, 'row-remove', context), context);
}

/** A row may mend what was wrong elsewhere, such as a unit without a service point: that is said no more. */
function withoutMended(draft: PassportDraft, context: FieldContext): PassportDraft {
  const { errors } = checkDraft(draft, context);
  return { ...draft, errors: dropErrors(draft.errors, (path) => errors[path] === undefined) };
}

/** Everything that is wrong with the draft as a whole, by field. */
export function checkDraft(
  draft: PassportDraft,
  context: FieldContext,
): { values: Values; errors: Record<string, FieldError> } {
  const { values, errors } = validateFields(PASSPORT_FIELDS, withCharge(draft.values), context);
  return { values, errors: { ...checkPassport(values, draft.manager), ...errors } };
}

/** Criterion whose value is the charge, where nobody says more. */
const USUAL_CRITERION = 'monthly-charge';

function withCharge(values: Values): Values {
  const { monthlyCharge } = values;
  if (!monthlyCharge || !Array.isArray(values.criteria)) return values;
  const criteria = rowsOf(values, 'criteria').map((row) =>
    row.criterion === USUAL_CRITERION && !row.value ? { ...row, value: `${monthlyCharge} ₽` } : row,
  );
  return { ...values, criteria };
}

/** The draft where its errors can be mended: on the main screen, else in the first section that has one. */
export function showErrors(draft: PassportDraft, errors: Record<string, FieldError>): PassportDraft {
  const shown = { ...draft, errors, ...NO_SECTION, list: null, row: null };
  const paths = Object.keys(errors);
  const isMain = draft.purpose === 'registration' && screenIdOf(draft) !== 'review';
  const main = { ...shown, step: 'main' };
  if (isMain && paths.some((path) => isOnScreen(screenOf(main), path))) return main;
  const sections = new Set(paths.map(sectionOfField));
  const first = PASSPORT_SECTIONS.find(({ id }) => sections.has(id));
  return first ? { ...openSection(shown, first.id), errors } : shown;
}

/** The fields of the row that is being edited, if one is. */
export function openRowFields(draft: PassportDraft): Fields | null {
  return openFieldsOf(draft, PASSPORT_FIELDS);
}

/** A birthday may be kept only with a consent (152-ФЗ). */
function checkRow(_list: string, values: Values): Record<string, FieldError> {
  return values.birthday && !values.consent ? { consent: { code: 'consent-needed' } } : {};
}

function withoutErrors(draft: PassportDraft): PassportDraft {
  return { ...draft, errors: {} };
}
