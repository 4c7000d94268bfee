import type { AuditEvent } from '../audit/audit-event.ts';
import { TRACED_FIELDS } from '../clients/passport/passport-diff-rules.ts';
import type { ValueChange } from '../forms/compare-values.ts';
import type { Fields, Values } from '../forms/field.ts';
import { POTENTIAL_FIELDS } from '../potential/potential-rules.ts';
import { requestKind } from '../requests/kinds/index.ts';
import type { RequestDoc } from '../requests/request.ts';

/** Values that an event tells, with the fields of the form that they were typed into. */
export interface ToldValues {
  /** Labels are `fields.<form>.<field>.label`. */
  form: string;
  fields: Fields;
  changes: ValueChange[];
  /** True when filled in anew: nothing was there before. */
  fresh: boolean;
}

/** Values of a form before and now, where an event tells them. `request` is the one that the log is about. */
export function toldValues(event: AuditEvent, request: RequestDoc | null): ToldValues[] {
  if (event.type === 'client.edited') return [ofPassport(event.changes)];
  if (event.type === 'potential.edited') {
    return [{ form: 'potential', fields: POTENTIAL_FIELDS, changes: event.changes, fresh: false }];
  }
  if (!request) return [];
  if (event.type === 'request.decided') {
    const { type, steps } = request;
    const step = steps.find(({ definition }) => definition.id === event.step);
    const fields = step?.definition.fields ?? {};
    return [filledIn(`${type}.${event.step}`, fields, event.entered)];
  }
  if (event.type === 'request.added') {
    const { additions = [], id } = requestKind(request.type);
    const { fields = {} } = additions.find((each) => each.id === event.addition) ?? {};
    return [filledIn(`${id}.${event.addition}`, fields, event.entered)];
  }
  if (event.type !== 'request.submitted') return [];
  const { id, fields } = requestKind(request.type);
  const form = `${id}.values`;
  return [
    filledIn(form, fields, event.entered ?? {}),
    { form, fields, changes: event.changes ?? [], fresh: false },
    ofPassport(event.proposed ?? []),
  ];
}

function ofPassport(changes: ValueChange[]): ToldValues {
  return { form: 'passport', fields: TRACED_FIELDS, changes, fresh: false };
}

function filledIn(form: string, fields: Fields, entered: Values): ToldValues {
  const changes = Object.entries(entered).map(([field, to]) => ({ field, from: null, to }));
  return { form, fields, changes, fresh: true };
}
