import { levelOf } from '../../src/clients/passport/client-rules.ts';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { PASSPORT_SECTIONS, type PassportSectionId } from '../../src/clients/passport/passport-form.ts';
import type { FieldDef } from '../../src/forms/field.ts';
import { rowsOf } from '../../src/forms/form-state.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import { type FieldContext, type PlainField, validateField } from '../../src/forms/validate-field.ts';
import { factLabel, presentValue } from '../cards/form.ts';
import { presentRow } from '../cards/form-lists.ts';
import type { FactView, SectionView } from '../cards/view.ts';
import { sectionButton } from './client-form-buttons.ts';
import type { ClientWords } from './client-words.ts';

const MOST_LINES = 8;

/** Everything that was entered, section by section, each with the way to change it. Empty fields are left out. */
export function presentReview(
  draft: PassportDraft,
  words: ClientWords,
  context: FieldContext,
): SectionView[] {
  return PASSPORT_SECTIONS.map(({ id, fields }) => {
    const section = {
      title: words.texts.built(`clients.form.sections.${id}`),
      facts: [
        ...Object.entries(fields).flatMap(([name, field]) => presentFact(draft, name, field, words, context)),
        ...derivedFacts(draft, id, words),
      ],
      lines: Object.entries(fields).flatMap(([name, field]) =>
        presentLines(draft, name, field, words, context),
      ),
    };
    const isEmpty = section.facts.length + section.lines.length === 0;
    return {
      ...section,
      lines: isEmpty ? [words.texts.t('clients.form.empty')] : section.lines,
      more: [sectionButton(draft, id, words.texts)],
    };
  });
}

/** Facts that follow from the rest, and so are not asked. */
function derivedFacts(draft: PassportDraft, section: PassportSectionId, words: ClientWords): FactView[] {
  const { texts } = words;
  if (section === 'addresses') {
    const points = rowsOf(draft.values, 'servicePoints').map((row) => ({ unit: String(row.unit ?? '') }));
    const level = levelOf(points);
    return [{ title: texts.t('clients.form.level'), value: texts.t(`clients.card.levels.${level}`) }];
  }
  if (section === 'appointment') {
    return [{ title: texts.t('clients.form.manager'), value: words.person(draft.manager) }];
  }
  return [];
}

function presentFact(
  draft: PassportDraft,
  name: string,
  field: FieldDef,
  words: ClientWords,
  context: FieldContext,
): FactView[] {
  if (field.kind === 'list') return [];
  const value = presentTyped(draft, name, field, words, context);
  return value === '' ? [] : [{ title: factLabel('passport', name, words.texts), value }];
}

function presentTyped(
  draft: PassportDraft,
  name: string,
  field: PlainField,
  words: ClientWords,
  context: FieldContext,
): string {
  const typed = draft.values[name];
  const checked = validateField(field, typed, context);
  const isNamed = field.kind === 'choice';
  if ('error' in checked && !isNamed) return formatInput(field, typed);
  return presentValue(
    { form: 'passport', choices: words.choices, texts: words.texts },
    name,
    field,
    'error' in checked ? typed : checked.value,
  );
}

function presentLines(
  draft: PassportDraft,
  name: string,
  field: FieldDef,
  words: ClientWords,
  context: FieldContext,
): string[] {
  if (field.kind !== 'list') return [];
  const rows = rowsOf(draft.values, name);
  const lines = rows.slice(0, MOST_LINES).map((row) => {
    const { title, detail } = presentRow(
      { form: 'passport', choices: words.choices, texts: words.texts, context },
      name,
      field,
      row,
    );
    const text = [title, detail].filter((part) => part !== '').join(' · ');
    return words.texts.t('clients.form.line', { row: words.texts.built(`clients.form.rows.${name}`), text });
  });
  const more = rows.length - lines.length;
  return more > 0 ? [...lines, words.texts.t('clients.form.more', { count: more })] : lines;
}
