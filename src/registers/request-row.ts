import type { FieldValue, Values } from '../forms/field.ts';
import type { Texts } from '../i18n/translate.ts';
import { toLocal } from '../kernel/clock.ts';
import type { RequestDoc, Step } from '../requests/request.ts';
import type { CellValue } from '../workbooks/sheet.ts';
import type { RegisterRow, RowContext, RowState } from './register.ts';

/** ISO date of a UTC instant in a zone. */
export function dateIn(instant: string, zone: string): string {
  return toLocal(Date.parse(instant), zone).toPlainDate().toString();
}

/** The day of the last decision; null while the request goes on. */
export function endedOn({ status, history, createdAt }: RequestDoc, zone: string): string | null {
  if (status === 'open' || status === 'returned') return null;
  return dateIn(history.at(-1)?.at ?? createdAt, zone);
}

/** Entered by the seat that decided the step; {} before. */
export function entriesOf({ steps }: RequestDoc, step: string): Values {
  const seats = steps.find(({ definition }) => definition.id === step)?.seats ?? [];
  return seats.find(({ decision }) => decision?.values)?.decision?.values ?? {};
}

export function stepNamed({ steps }: RequestDoc, id: string): Step | undefined {
  return steps.find(({ definition }) => definition.id === id);
}

export function text(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

export function amount(value: FieldValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** Refused or withdrawn; null for what was granted, or goes on. */
export function notGranted({ status }: RequestDoc): RowState | null {
  return status === 'refused' || status === 'withdrawn' ? 'refused' : null;
}

/** A row about the request's client, with the columns that every register of requests has. */
export function requestRow(
  request: RequestDoc,
  { client, words }: RowContext,
  row: Pick<RegisterRow, 'on' | 'state'> & { endsOn?: string | null; values: Record<string, CellValue> },
): RegisterRow {
  const manager = client?.passport.appointment.manager ?? '';
  return {
    id: request._id,
    client: request.client ?? '',
    unit: request.unit,
    manager,
    endsOn: null,
    ...row,
    values: {
      number: request._id,
      client: client?.passport.shortName ?? request.client ?? '',
      unit: words.unit(request.unit),
      manager: manager === '' ? null : words.person(manager),
      state: words.texts.t(`registers.states.${row.state}`),
      ...row.values,
    },
  };
}

/** Name of an option of a form's field; '' of none. */
export function optionText(form: string, field: string, value: FieldValue | undefined, texts: Texts): string {
  const option = text(value);
  return option === '' ? '' : texts.built(`fields.${form}.${field}.options.${option}`);
}
