import type { KeyPart } from '../i18n/text-key.ts';
/** Data-only condition on another field's value of the same form. */
export interface Condition {
  field: string;
  is: string | number | boolean | (string | number | boolean)[];
}

interface FieldBase {
  required?: boolean;
  /** The field is asked, and its value kept, only when this holds. */
  when?: Condition;
  /** Names somebody of the client's: shown only to who may see the client's contacts. */
  personal?: true;
}

/** Named checks of `field-checks.ts`, beyond length. */
export type TextCheck = 'inn' | 'kpp' | 'ogrn' | 'email' | 'phone' | 'document-number';

export interface TextField extends FieldBase {
  kind: 'text';
  min?: number;
  max: number;
  multiline?: boolean;
  check?: TextCheck;
}

export interface NumberField extends FieldBase {
  kind: 'number';
  min: number;
  max: number;
  integer?: boolean;
}

/** The past, or what lies before a date named earlier in the same form. */
export type EarliestDate = 'today' | { field: string };

/** An ISO date `YYYY-MM-DD`. `notAfter: 'today'` refuses the future, `notBefore` what would be too early. */
export interface DateField extends FieldBase {
  kind: 'date';
  notBefore?: EarliestDate | EarliestDate[];
  notAfter?: 'today';
}

/** Day and month typed as `DD.MM` or `DD.MM.YYYY`; stored `MM-DD` or `YYYY-MM-DD`. */
export interface DayField extends FieldBase {
  kind: 'day';
}

/** `options` are ids (no commas); a string names the dictionary that has them. */
export interface ChoiceField<Dictionary extends string = string> extends FieldBase {
  kind: 'choice';
  options: string[] | Dictionary;
  many?: boolean;
  /** Lets `all` stand for every option there is, where several may be chosen. */
  all?: boolean;
}

export interface ToggleField extends FieldBase {
  kind: 'toggle';
}

/** Money in rubles, typed `1 234,50`, stored as integer kopecks. */
export interface MoneyField extends FieldBase {
  kind: 'money';
  max?: number;
}

/** The client a request is about, picked from those the actor may see; stored as its id. */
export interface ClientField extends FieldBase {
  kind: 'client';
}

/** Rows, each with fields of its own. */
export interface ListField<Dictionary extends string = string> extends FieldBase {
  kind: 'list';
  item: Fields<Dictionary>;
  min?: number;
  max: number;
}

export type FieldDef<Dictionary extends string = string> =
  | TextField
  | NumberField
  | DateField
  | DayField
  | ChoiceField<Dictionary>
  | ToggleField
  | MoneyField
  | ClientField
  | ListField<Dictionary>;

/** The fields of a form, whose choices name these dictionaries and no others. */
export type Fields<Dictionary extends string = string> = Record<string, FieldDef<Dictionary>>;

export type FieldValue = string | number | boolean | string[] | Row[] | null;

export interface Row {
  [field: string]: FieldValue;
}

export type Values = Record<string, FieldValue>;

export type FieldErrorCode = KeyPart<'fields.errors'>;

/** Reason to refuse a value; the sentence is `fields.errors.<code>` with these values. */
export interface FieldError {
  code: FieldErrorCode;
  args?: Record<string, string | number>;
}
