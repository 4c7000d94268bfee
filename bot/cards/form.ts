import { chosenIds } from '../../src/forms/chosen-ids.ts';
import type { FieldDef, FieldError, Fields, FieldValue, Values } from '../../src/forms/field.ts';
import { formatInput } from '../../src/forms/format-input.ts';
import { ALL } from '../../src/forms/validate-field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { type ChoiceView, type InputView, inputId } from './view.ts';

export interface FormInput {
  /** Labels are `fields.<form>.<field>.label`; a hint and a placeholder beside it are optional. */
  form: string;
  fields: Fields;
  /** Stored or as typed. */
  values: Values;
  errors: Record<string, FieldError>;
  /** Differs from one drawing of the card to the next (a version, a revision). */
  rendering: number | string;
  /** Entries of a named dictionary: `units`, `people:manager`, `spheres` … */
  choices(name: string): ChoiceView[];
  texts: Texts;
}

/** The inputs of a form. Lists are left out: their rows are forms of their own. */
export function presentForm(input: FormInput): InputView[] {
  return Object.entries(input.fields)
    .filter(([, field]) => field.kind !== 'list')
    .map(([name, field]) => presentInput(input, name, field));
}

/** The sentence for one refused value. */
export function presentFieldError(error: FieldError, texts: Texts): string {
  return texts.t(`fields.errors.${error.code}`, error.args);
}

/** A hint or a placeholder that a field need not have. */
function optionalText(key: string, texts: Texts): string {
  return texts.has(key) ? texts.t(key) : '';
}

/** The label of a value that stands by itself: an amount of money says its currency already. */
export function factLabel(form: string, name: string, texts: Texts): string {
  const own = `fields.${form}.${name}.fact`;
  return texts.built(texts.has(own) ? own : `fields.${form}.${name}.label`);
}

/** A stored value as people read it; '' when there is none. */
export function presentValue(
  input: Pick<FormInput, 'form' | 'choices' | 'texts'>,
  name: string,
  field: FieldDef,
  value: FieldValue | undefined,
): string {
  const { texts } = input;
  if (value === undefined || value === null || value === '') return '';
  if (field.kind === 'toggle') return texts.t(value === true ? 'fields.yes' : 'fields.no');
  if (field.kind === 'date' && typeof value === 'string') return texts.date(value);
  if (field.kind === 'day' && typeof value === 'string')
    return value.length > 5 ? texts.date(value) : texts.dayMonth(value);
  if (field.kind === 'money' && typeof value === 'number') return texts.money(value);
  if (field.kind === 'number' && typeof value === 'number') return texts.t('fields.number', { value });
  if (field.kind === 'choice') {
    const titles = new Map(choicesOf(input, name, field).map((choice) => [choice.value, choice.title]));
    const chosen = field.many ? chosenIds(value) : [String(value)];
    return chosen.map((each) => titles.get(each) ?? each).join(', ');
  }
  return formatInput(field, value);
}

function presentInput(input: FormInput, name: string, field: FieldDef): InputView {
  const { texts, form } = input;
  const error = input.errors[name];
  const key = `fields.${form}.${name}`;
  const choices = choicesToShow(input, name, field);
  return {
    id: inputId(name, input.rendering),
    kind: inputKind(field),
    label: texts.built(`${key}.label`),
    // Fields asked only sometimes carry no star: their hint says when.
    required: field.required === true && !field.when,
    value: formatInput(field, input.values[name]),
    placeholder: optionalText(`${key}.placeholder`, texts),
    maxLength: field.kind === 'text' ? field.max : 0,
    choices: [...noneOf(field, texts), ...allOf(field, texts), ...choices.map(withoutMark)],
    error: error ? presentFieldError(choices.some(isGone) ? asGone(error) : error, texts) : '',
    hint: optionalText(`${key}.hint`, texts),
  };
}

/** Choice of nothing, without which one once made could not be taken back. */
function noneOf(field: FieldDef, texts: Texts): ChoiceView[] {
  const optional = field.kind === 'choice' && !field.required && !field.many;
  return optional ? [{ title: texts.t('fields.none'), value: '' }] : [];
}

function allOf(field: FieldDef, texts: Texts): ChoiceView[] {
  return field.kind === 'choice' && field.all ? [{ title: texts.t('fields.all'), value: ALL }] : [];
}

function inputKind(field: FieldDef): InputView['kind'] {
  switch (field.kind) {
    case 'text':
      return field.multiline ? 'multiline' : 'text';
    case 'choice':
      return field.many ? 'choices' : 'choice';
    case 'date':
    case 'toggle':
      return field.kind;
    default:
      return 'text';
  }
}

/** Choices offered now, and those chosen while they were: an empty box would hide what stands there. */
function choicesToShow(input: FormInput, name: string, field: FieldDef): ChoiceView[] {
  const chosen = chosenIds(input.values[name]);
  return choicesOf(input, name, field).filter((each) => !isGone(each) || chosen.includes(each.value));
}

function isGone({ retired }: ChoiceView): boolean {
  return retired === true;
}

function withoutMark({ title, value }: ChoiceView): ChoiceView {
  return { title, value };
}

function asGone(error: FieldError): FieldError {
  return error.code === 'choice' ? { code: 'choice-retired' } : error;
}

function choicesOf(
  input: Pick<FormInput, 'form' | 'choices' | 'texts'>,
  name: string,
  field: FieldDef,
): ChoiceView[] {
  if (field.kind !== 'choice') return [];
  if (typeof field.options === 'string') return input.choices(field.options);
  return field.options.map((option) => ({
    title: input.texts.built(`fields.${input.form}.${name}.options.${option}`),
    value: option,
  }));
}
