import { Temporal } from 'temporal-polyfill';
import { cleanText, lengthOf } from './clean-text.ts';
import type {
  ChoiceField,
  DateField,
  FieldDef,
  FieldError,
  FieldErrorCode,
  FieldValue,
  ListField,
  MoneyField,
  NumberField,
  TextField,
} from './field.ts';
import { checkText, tidyForCheck } from './field-checks.ts';
import { parseDate, parseDay } from './parse-date.ts';

export interface FieldContext {
  today: Temporal.PlainDate;
  /** The ids that a named dictionary holds: `units`, `people:manager`, `spheres` … */
  options(name: string): string[];
}

export type FieldResult = { value: FieldValue } | { error: FieldError };

/** Every kind but lists, whose rows are forms of their own. */
export type PlainField = Exclude<FieldDef, ListField>;

/** One field from what was typed to what is stored. Stored values pass unchanged, days excepted. */
export function validateField(field: PlainField, raw: unknown, context: FieldContext): FieldResult {
  switch (field.kind) {
    case 'text':
      return validateText(field, raw);
    case 'number':
      return validateNumber(field, raw);
    case 'money':
      return validateMoney(field, raw);
    case 'date':
      return validateDate(field, raw, context);
    case 'day':
      return validateDay(field.required, raw, context);
    case 'choice':
      return field.many ? validateChoices(field, raw, context) : validateChoice(field, raw, context);
    case 'toggle':
      return validateToggle(raw);
    case 'client':
      return validateClient(field.required, raw);
  }
}

function validateText(field: TextField, raw: unknown): FieldResult {
  const cleaned = cleanText(raw, field.multiline);
  const text = field.check ? tidyForCheck(field.check, cleaned) : cleaned;
  if (text === '') return empty(field.required, '');
  const length = lengthOf(text);
  if (length > field.max) return refused('too-long', { max: field.max, length });
  if (field.min !== undefined && length < field.min) return refused('too-short', { min: field.min });
  const error = field.check ? checkText(field.check, text) : null;
  return error ? { error } : { value: text };
}

function validateNumber(field: NumberField, raw: unknown): FieldResult {
  const text = withoutSpaces(raw).replace(',', '.');
  if (text === '') return empty(field.required, null);
  if (!/^-?[0-9]{1,15}(?:\.[0-9]{1,6})?$/.test(text)) return refused('number');
  const value = Number(text);
  // Integers have no parts: `1.000` is as likely a thousand as a one.
  if (field.integer && (!Number.isInteger(value) || /\.[0-9]{3}/.test(text))) return refused('integer');
  if (value < field.min || value > field.max) return refused('range', { min: field.min, max: field.max });
  return { value };
}

const MOST_RUBLES = 10_000_000_000;

function validateMoney(field: MoneyField, raw: unknown): FieldResult {
  if (typeof raw === 'number') {
    return Number.isSafeInteger(raw) && raw >= 0 ? { value: raw } : refused('money');
  }
  const text = withoutSpaces(raw).replace(/(?:₽|руб\.?|р\.)$/i, '');
  if (text === '') return empty(field.required, null);
  const match = /^([0-9]{1,13})(?:[.,]([0-9]{1,2}))?$/.exec(text);
  if (!match) return refused('money');
  const kopecks = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  const max = field.max ?? MOST_RUBLES;
  return kopecks > max * 100 ? refused('money-max', { max }) : { value: kopecks };
}

function validateDate(field: DateField, raw: unknown, { today }: FieldContext): FieldResult {
  const text = cleanText(raw);
  if (text === '') return empty(field.required, null);
  const date = parseDate(text);
  if (!date) return refused('date');
  const order = Temporal.PlainDate.compare(date, today);
  if (field.notAfter === 'today' && order > 0) return refused('future');
  if ([field.notBefore].flat().includes('today') && order < 0) return refused('past');
  return { value: date.toString() };
}

function validateDay(required: boolean | undefined, raw: unknown, { today }: FieldContext): FieldResult {
  const text = cleanText(raw);
  if (text === '') return empty(required, null);
  const day = parseDay(text);
  if (!day) return refused('day');
  return day.length > 5 && day > today.toString() ? refused('future') : { value: day };
}

function validateChoice(field: ChoiceField, raw: unknown, context: FieldContext): FieldResult {
  const value = cleanText(raw);
  if (value === '') return empty(field.required, null);
  return optionsOf(field, context).includes(value) ? { value } : refused('choice');
}

/** Chosen instead of every option one by one. */
export const ALL = 'all';

function validateChoices(field: ChoiceField, raw: unknown, context: FieldContext): FieldResult {
  const parts = Array.isArray(raw) ? raw : cleanText(raw).split(',');
  const chosen = [...new Set(parts.map((part) => cleanText(part)).filter((part) => part !== ''))];
  if (chosen.length === 0) return empty(field.required, []);
  const options = optionsOf(field, context);
  if (field.all && chosen.includes(ALL)) return { value: options };
  return chosen.every((value) => options.includes(value)) ? { value: chosen } : refused('choice');
}

function optionsOf(field: ChoiceField, context: FieldContext): string[] {
  return typeof field.options === 'string' ? context.options(field.options) : field.options;
}

/** A form leaves out what is not ticked; a table may say anything. */
function validateToggle(raw: unknown): FieldResult {
  const text = cleanText(raw);
  if (text === 'true') return { value: true };
  return text === '' || text === 'false' ? { value: false } : refused('yes-or-no');
}

/** Existence and sight are for the use case to judge. */
function validateClient(required: boolean | undefined, raw: unknown): FieldResult {
  const text = cleanText(raw).toUpperCase();
  if (text === '') return empty(required, null);
  return /^[A-Z]{2,8}-[0-9]{4}-[0-9]{4,8}$/.test(text) ? { value: text } : refused('client');
}

function withoutSpaces(raw: unknown): string {
  return cleanText(raw).replaceAll(/\s/g, '');
}

function empty(required: boolean | undefined, value: FieldValue): FieldResult {
  return required ? refused('required') : { value };
}

function refused(code: FieldErrorCode, args?: Record<string, string | number>): FieldResult {
  return { error: args ? { code, args } : { code } };
}
