import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { openRowFields } from '../../src/clients/passport/draft-rules.ts';
import { sectionFields } from '../../src/clients/passport/passport-form.ts';
import { openSectionOf, screenIdOf, screenOf } from '../../src/clients/passport/screens.ts';
import { rowsOf } from '../../src/forms/form-state.ts';
import type { FieldContext } from '../../src/forms/validate-field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { type ButtonRow, inRows } from '../cards/button-rows.ts';
import { presentForm } from '../cards/form.ts';
import { errorsOfRow, type ListView, presentLists } from '../cards/form-lists.ts';
import type { ButtonView, HeaderView, NoticeView, SectionView } from '../cards/view.ts';
import { listButtons, rowButtons, screenButtons } from './client-form-buttons.ts';
import { type FormGroup, innGroups, mainGroups, plainGroup, sectionGroups } from './client-form-groups.ts';
import { presentReview } from './client-form-review.ts';
import type { ClientWords } from './client-words.ts';

/** Data of `clients/passport`. */
export interface ClientFormView {
  [key: string]: unknown;
  header: HeaderView;
  /** Notice why the reworked request came back. */
  returned: NoticeView | null;
  notice: NoticeView | null;
  groups: FormGroup[];
  lists: ListView[];
  sections: SectionView[];
  /** Said below everything else, or ''. */
  closing: string;
  buttonRows: ButtonRow[];
}

export interface FormExtras {
  said?: NoticeView | null;
  returned?: NoticeView | null;
  /** Buttons that come first. */
  buttons?: ButtonView[];
  /** Clients of the register that the form speaks of, in place of its question. */
  known?: ListView;
  /** True where somebody has to agree to the change that is shown. */
  byRoute?: boolean;
}

/** A screen or a section of the passport form, or the row that is being edited on it. */
export function presentClientForm(
  draft: PassportDraft,
  words: ClientWords,
  context: FieldContext,
  extras: FormExtras = {},
): ClientFormView {
  const { said = null, returned = null, buttons = [], known, byRoute = false } = extras;
  const shown = openRowFields(draft)
    ? presentOpenRow(draft, words)
    : openSectionOf(draft)
      ? presentSection(draft, words, context)
      : presentScreen(draft, words, context, byRoute);
  return {
    header: known ? { ...shown.header, title: innOf(draft, words) } : shown.header,
    returned,
    notice: said ?? presentErrors(Object.keys(shown.errors).length, words),
    groups: known ? [] : shown.groups,
    lists: known ? [known] : shown.lists,
    sections: shown.sections,
    closing: shown.closing,
    buttonRows: inRows(known ? buttons : [...buttons, ...shown.buttons]),
  };
}

export function clientFormSummary(draft: PassportDraft, words: ClientWords): string {
  return words.texts.t('clients.form.summary', {
    kind: words.texts.t(`clients.form.kind.${draft.purpose}`),
    step: titleOf(draft, words),
  });
}

interface Shown {
  header: HeaderView;
  errors: PassportDraft['errors'];
  groups: FormGroup[];
  lists: ListView[];
  sections: SectionView[];
  closing: string;
  buttons: ButtonView[];
}

function presentOpenRow(draft: PassportDraft, words: ClientWords): Shown {
  const { texts } = words;
  const { list, row } = draft;
  const fields = openRowFields(draft) ?? {};
  const values = rowsOf(draft.values, list ?? '')[row ?? -1] ?? {};
  const errors = errorsOfRow(draft.errors, list ?? '', row ?? -1);
  const form = { ...formOf(draft, words), form: `passport.${list}`, fields, values, errors };
  return {
    ...NOTHING,
    header: { ...presentHeader(draft, words), title: texts.built(`clients.form.rows.${list}`) },
    errors,
    groups: [plainGroup('row', presentForm(form))],
    buttons: rowButtons(draft, texts),
  };
}

function presentSection(draft: PassportDraft, words: ClientWords, context: FieldContext): Shown {
  const { texts } = words;
  const screen = screenOf(draft);
  const inPlace = new Set(screen.rows.map(({ list }) => list));
  const lists = presentLists({
    form: 'passport',
    fields: sectionFields(openSectionOf(draft) ?? 'names'),
    values: draft.values,
    errors: draft.errors,
    rendering: draft.version,
    choices: words.choices,
    texts,
    context,
    button: (list, row) => listButtons(draft, list, row, texts),
  });
  const names = Object.entries(screen.fields).flatMap(([name, field]) =>
    field.kind === 'list' ? [name] : [],
  );
  return {
    ...NOTHING,
    header: presentHeader(draft, words),
    errors: draft.errors,
    groups: sectionGroups(draft, screen, formOf(draft, words), texts),
    lists: lists.map((view, n) => (inPlace.has(names[n] ?? '') ? onlyAdding(view) : view)),
    buttons: screenButtons(draft, texts),
  };
}

/** The rows stand above it already. */
function onlyAdding(view: ListView): ListView {
  return { ...view, title: '', rows: [], inputs: [] };
}

function presentScreen(
  draft: PassportDraft,
  words: ClientWords,
  context: FieldContext,
  byRoute: boolean,
): Shown {
  const screen = screenIdOf(draft);
  const form = formOf(draft, words);
  const units = words.choices('units').length;
  const isMain = screen === 'main';
  return {
    ...NOTHING,
    header: presentHeader(draft, words),
    errors: draft.errors,
    groups: isMain ? mainGroups(draft, form, units > 1) : screen === 'inn' ? innGroups(draft, form) : [],
    sections: screen === 'review' ? presentReview(draft, words, context) : [],
    closing: isMain ? words.texts.t('clients.form.later') : '',
    buttons: screenButtons(draft, words.texts, byRoute),
  };
}

const NOTHING = { groups: [], lists: [], sections: [], closing: '' };

/** Shared by all inputs of one drawing. A manager is no deputy of their own. */
function formOf(draft: PassportDraft, words: ClientWords) {
  return {
    rendering: `${draft.version}`,
    texts: words.texts,
    choices: (name: string) =>
      words.choices(name).filter(({ value }) => name === 'units' || value !== draft.manager),
  };
}

function presentHeader(draft: PassportDraft, words: ClientWords): HeaderView {
  const { texts } = words;
  const { inn, shortName } = draft.values;
  const isMain = !openSectionOf(draft) && screenIdOf(draft) === 'main';
  return {
    kind: kindOf(draft, texts),
    number: draft.purpose === 'registration' ? '' : (draft.client ?? ''),
    title: isMain && shortName ? String(shortName) : titleOf(draft, words),
    status: isMain && inn ? innOf(draft, words) : '',
    tone: 'accent',
  };
}

function innOf({ values }: PassportDraft, { texts }: ClientWords): string {
  return texts.t('clients.form.innIs', { inn: String(values.inn ?? '').slice(0, 12) });
}

/** A change is known by its client: the title says what of it. */
function kindOf({ purpose, values }: PassportDraft, texts: Texts): string {
  const { shortName } = values;
  const named = purpose === 'change' && typeof shortName === 'string' && shortName !== '';
  return named ? shortName.slice(0, 100) : texts.t(`clients.form.kind.${purpose}`);
}

function titleOf(draft: PassportDraft, { texts }: ClientWords): string {
  const section = openSectionOf(draft);
  if (section) return texts.built(`clients.form.sections.${section}`);
  return texts.t(`clients.form.screens.${screenIdOf(draft)}`);
}

function presentErrors(count: number, { texts }: ClientWords): NoticeView | null {
  return count === 0 ? null : { text: texts.t('clients.form.errors', { count }), tone: 'attention' };
}
