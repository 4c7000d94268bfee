import type { FieldDef, Fields } from '../forms/field.ts';
import { foldName } from '../forms/fold-name.ts';
import type { Texts } from '../i18n/translate.ts';

const YES = ['true', '1', '+', 'x'];
const NO = ['', 'false', '0', '-', '—'];

/** What a row says, as the card's form would send it: choices by id or title, toggles by yes or no. */
export function typedRow(
  form: string,
  fields: Fields,
  record: Partial<Record<string, string>>,
  languages: Texts[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const cell = record[name];
      if (cell === undefined) return [];
      const titlesOf = (id: string) =>
        languages.map((texts) => texts.built(`fields.${form}.${name}.options.${id}`));
      return [[name, typedCell(field, cell, titlesOf, languages)]];
    }),
  );
}

function typedCell(
  field: FieldDef,
  cell: string,
  titlesOf: (id: string) => string[],
  languages: Texts[],
): string {
  if (field.kind === 'toggle') return String(says(cell, YES, 'fields.yes', languages));
  if (field.kind !== 'choice' || typeof field.options === 'string') return cell;
  const wanted = foldName(cell);
  return field.options.find((id) => [id, ...titlesOf(id)].map(foldName).includes(wanted)) ?? cell;
}

/** A toggle that says neither yes nor no. */
export function isUnclear(field: FieldDef, cell: string | undefined, languages: Texts[]): boolean {
  if (field.kind !== 'toggle' || cell === undefined) return false;
  return !says(cell, YES, 'fields.yes', languages) && !says(cell, NO, 'fields.no', languages);
}

function says(cell: string, signs: string[], word: 'fields.yes' | 'fields.no', languages: Texts[]): boolean {
  return [...signs, ...languages.map((texts) => texts.t(word))].map(foldName).includes(foldName(cell));
}
