import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { PASSPORT_FIELDS } from '../../src/clients/passport/passport-form.ts';
import {
  ELSEWHERE,
  elsewhereOf,
  type RowInPlace,
  type Screen,
  screenOf,
} from '../../src/clients/passport/screens.ts';
import { conditionHolds } from '../../src/forms/condition.ts';
import type { FieldError, Fields } from '../../src/forms/field.ts';
import { rowsOf } from '../../src/forms/form-state.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { type FormInput, presentForm } from '../cards/form.ts';
import { errorsOfRow } from '../cards/form-lists.ts';
import type { ButtonView, InputView } from '../cards/view.ts';
import { inPlaceButton, otherInnButton } from './client-form-buttons.ts';

/** Inputs that belong together. A folded group opens where it stands. */
export interface FormGroup {
  /** Unique on the card. */
  id: string;
  title: string;
  note: string;
  folded: boolean;
  open: boolean;
  inputs: InputView[];
  buttons: ButtonView[];
}

type Drawing = Pick<FormInput, 'rendering' | 'texts' | 'choices'>;

export function plainGroup(id: string, inputs: InputView[], more: Partial<FormGroup> = {}): FormGroup {
  return { id: `group-${id}`, title: '', note: '', folded: false, open: true, inputs, buttons: [], ...more };
}

export function innGroups(draft: PassportDraft, drawing: Drawing): FormGroup[] {
  const note = drawing.texts.t('clients.form.innNote');
  return [plainGroup('inn', plainInputs(draft, ['inn'], drawing), { note })];
}

/** Inputs that the route needs, in the order in which one says it; the rest of the requisites is folded. */
export function mainGroups(draft: PassportDraft, drawing: Drawing, manyUnits: boolean): FormGroup[] {
  const { texts } = drawing;
  const inputs = (...names: string[]) => plainInputs(draft, names, drawing);
  const row = (list: string) => rowInputs(draft, screenOf(draft), list, drawing);
  const requisites = inputs('fullName', 'ogrn', 'legalAddress');
  const group = (name: KeyPart<'clients.form.groups'>, shown: InputView[], more: Partial<FormGroup> = {}) =>
    plainGroup(name, shown, { title: texts.t(`clients.form.groups.${name}`), ...more });
  return [
    group('company', inputs('shortName', 'kpp').map(asAskedHere)),
    group('requisites', requisites, {
      folded: true,
      open: requisites.some(({ error }) => error !== ''),
      buttons: [otherInnButton(draft, texts)],
    }),
    group('reasons', [...inputs('large', 'image', 'monthlyCharge'), ...row('criteria')]),
    group('places', [
      ...inputs('unit'),
      ...(manyUnits ? presentElsewhere(draft, drawing) : []),
      ...inputs('sphere'),
    ]),
    group('contact', row('contacts').map(asOptional), { note: texts.t('clients.form.contactNote') }),
  ];
}

/** Shown to organisations alone, so it has to be there. */
function asAskedHere(input: InputView): InputView {
  return input.id.startsWith('kpp~') ? { ...input, required: true } : input;
}

/** A person may be left out as a whole, so nothing of them has a star. */
function asOptional(input: InputView): InputView {
  return { ...input, required: false };
}

/** The fields of a section, then each row whose fields stand on the screen. */
export function sectionGroups(
  draft: PassportDraft,
  screen: Screen,
  drawing: Drawing,
  texts: Texts,
): FormGroup[] {
  const plain = plainInputs(draft, Object.keys(screen.fields), drawing);
  const rows = screen.rows.map((place) =>
    plainGroup(`${place.list}-${place.row}`, placeInputs(draft, place, drawing), {
      ...rowTitle(draft, place, texts),
      buttons: [inPlaceButton(draft, { ...place, whole: isWhole(place) }, texts)],
    }),
  );
  return [...(plain.length > 0 ? [plainGroup('fields', plain)] : []), ...rows];
}

function isWhole({ list, fields }: RowInPlace): boolean {
  const field = PASSPORT_FIELDS[list];
  return field?.kind === 'list' && Object.keys(fields).length === Object.keys(field.item).length;
}

/** A person by name and post, any other row by its number. */
function rowTitle(
  draft: PassportDraft,
  { list, row }: RowInPlace,
  texts: Texts,
): Pick<FormGroup, 'title' | 'note'> {
  const { lastName = '', firstName = '', post = '' } = rowsOf(draft.values, list)[row] ?? {};
  const name = [lastName, firstName].filter((part) => part !== '').join(' ');
  if (name !== '') return { title: name.slice(0, 100), note: String(post).slice(0, 100) };
  const kind = texts.built(`clients.form.rows.${list}`);
  return { title: rowsOf(draft.values, list).length > 1 ? `${kind} ${row + 1}` : kind, note: '' };
}

function plainInputs(draft: PassportDraft, names: string[], drawing: Drawing): InputView[] {
  const fields: Fields = Object.fromEntries(
    names.flatMap((name) => {
      const field = PASSPORT_FIELDS[name];
      const asked = field && (!field.when || conditionHolds(field.when, draft.values));
      return asked ? [[name, field]] : [];
    }),
  );
  const { values, errors } = draft;
  const shown = Object.keys(fields).filter((name) => fields[name]?.kind !== 'list');
  const inputs = presentForm({ ...drawing, form: 'passport', fields, values, errors });
  return inputs.map((input, n) => withSource(draft, shown[n] ?? '', input, drawing.texts));
}

/** Says of a value that nobody typed where it is from. */
function withSource(draft: PassportDraft, name: string, input: InputView, texts: Texts): InputView {
  const filled = draft.filled?.[name];
  if (!filled || filled.value !== draft.values[name]) return input;
  return { ...input, hint: texts.t(`clients.form.from.${filled.from}`) };
}

function presentElsewhere(draft: PassportDraft, drawing: Drawing): InputView[] {
  const values = { elsewhere: elsewhereOf(draft.values) };
  const inputs = presentForm({ ...drawing, form: 'passport', fields: ELSEWHERE, values, errors: {} });
  const own = draft.values.unit;
  return inputs.map((input) => ({ ...input, choices: input.choices.filter(({ value }) => value !== own) }));
}

function rowInputs(draft: PassportDraft, screen: Screen, list: string, drawing: Drawing): InputView[] {
  return screen.rows
    .filter((place) => place.list === list)
    .flatMap((place) => placeInputs(draft, place, drawing));
}

/** Inputs of one row, named by their path in the passport. */
function placeInputs(draft: PassportDraft, { list, row, fields }: RowInPlace, drawing: Drawing): InputView[] {
  const values = rowsOf(draft.values, list)[row] ?? {};
  const errors = { ...ofWholeList(draft, list, fields), ...errorsOfRow(draft.errors, list, row) };
  const inputs = presentForm({ ...drawing, form: `passport.${list}`, fields, values, errors });
  return inputs.map((input) => ({ ...input, id: `${list}/${row}/${input.id}` }));
}

/** A list that has no row at all lacks what its first field asks for. */
function ofWholeList(draft: PassportDraft, list: string, fields: Fields): Record<string, FieldError> {
  const [first] = Object.keys(fields);
  const missing = draft.errors[list]?.code === 'rows-min' && rowsOf(draft.values, list).length === 0;
  return first && missing ? { [first]: { code: 'required' } } : {};
}
