import type { FieldDef, Fields } from '../../forms/field.ts';
import { foldName } from '../../forms/fold-name.ts';
import type { Texts } from '../../i18n/translate.ts';
import { type CellWords, cellWords, readDay, readYesNo } from '../../tables/cell-words.ts';

/** Row as the card's form would send it: choices by id or title, toggles by yes or no, days as dates. */
export function typedRow(
  form: string,
  fields: Fields,
  record: Partial<Record<string, string>>,
  languages: Texts[],
): Record<string, string> {
  const words = cellWords(languages);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const cell = record[name];
      if (cell === undefined) return [];
      const titlesOf = (id: string) =>
        languages.map((texts) => texts.built(`fields.${form}.${name}.options.${id}`));
      return [[name, typedCell(field, cell, titlesOf, words)]];
    }),
  );
}

function typedCell(
  field: FieldDef,
  cell: string,
  titlesOf: (id: string) => string[],
  words: CellWords,
): string {
  if (field.kind === 'toggle') return readYesNo(cell, words);
  if (field.kind === 'date' || field.kind === 'day') return readDay(cell, words);
  if (field.kind !== 'choice' || typeof field.options === 'string') return cell;
  const wanted = foldName(cell);
  return field.options.find((id) => [id, ...titlesOf(id)].map(foldName).includes(wanted)) ?? cell;
}
