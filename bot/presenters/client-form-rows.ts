import type { ListField, Row } from '../../src/forms/field.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import type { FieldContext } from '../../src/forms/validate-field.ts';
import { validateFields } from '../../src/forms/validate-fields.ts';
import type { ClientWords } from './client-words.ts';
import { presentValue } from './form.ts';

/** Fields that name a row together; elsewhere the first field does. */
const NAMED_BY: Record<string, string[]> = { contacts: ['lastName', 'firstName', 'patronymic'] };

const LONGEST_LINE = 200;

/** A row of a list as one line and its details: right values in words, wrong ones as they were typed. */
export function presentRow(
  list: string,
  field: ListField,
  row: Row,
  words: ClientWords,
  context: FieldContext,
): { title: string; detail: string } {
  const { values } = validateFields(field.item, row, context);
  const shown = (name: string) => {
    const item = field.item[name];
    if (!item) return '';
    const input = { form: `passport.${list}`, choices: words.choices, texts: words.texts };
    return Object.hasOwn(values, name)
      ? presentValue(input, name, item, values[name])
      : formatInput(item, row[name]);
  };
  const names = Object.keys(field.item);
  const naming = NAMED_BY[list] ?? names.slice(0, 1);
  return {
    title: line(naming.map(shown), ' '),
    detail: line(names.filter((name) => !naming.includes(name)).map(shown), ' · '),
  };
}

function line(parts: string[], separator: string): string {
  const text = parts.filter((part) => part !== '').join(separator);
  return text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE - 1)}…` : text;
}
