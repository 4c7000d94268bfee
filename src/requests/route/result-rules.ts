import type { FieldDef, FieldValue, Values } from '../../forms/field.ts';
import type { RequestKind, ResultSource } from '../kinds/definition.ts';
import { entryFieldsOf } from '../kinds/entry-fields.ts';
import type { RequestDoc, Step } from '../request.ts';

/** One thing that came out of a request. */
export interface ResultPart {
  /** Form in the label `fields.<form>.<name>.label`. */
  form: string;
  name: string;
  field: FieldDef;
  value: FieldValue;
}

/** Result of an approved request, as its kind says; nothing before the end, and nothing of another end. */
export function resultOf(definition: RequestKind, request: RequestDoc): ResultPart[] {
  if (request.status !== 'approved') return [];
  return (definition.result ?? []).flatMap((source) => partsOf(definition, request, source));
}

/** Reason for which the request stands refused or sent back; '' otherwise. */
export function reasonOf({ status, history }: Pick<RequestDoc, 'status' | 'history'>): string {
  if (status !== 'refused' && status !== 'returned') return '';
  return history.findLast(({ what }) => what === status)?.reason ?? '';
}

function partsOf(definition: RequestKind, request: RequestDoc, source: ResultSource): ResultPart[] {
  const { field: name } = source;
  if (!('step' in source)) {
    return partOf(`${request.type}.values`, name, definition.fields[name], request.values);
  }
  const step = request.steps.find((each) => each.definition.id === source.step);
  if (!step) return [];
  const { shared, own } = entryFieldsOf(step.definition);
  const form = shared[name] ? 'request' : `${request.type}.${source.step}`;
  return partOf(form, name, shared[name] ?? own[name], enteredIn(step));
}

function partOf(form: string, name: string, field: FieldDef | undefined, values: Values): ResultPart[] {
  const value = values[name];
  const isEmpty = value === undefined || value === null || value === '';
  return field && !isEmpty ? [{ form, name, field, value }] : [];
}

/** Values of a step's seats, taken together. */
export function enteredIn(step: Step | undefined): Values {
  return Object.assign({}, ...(step?.seats ?? []).map(({ decision }) => decision?.values ?? {}));
}
