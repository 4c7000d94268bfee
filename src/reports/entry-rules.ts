import type { Temporal } from 'temporal-polyfill';
import type { FieldError, Fields, FieldValue } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import type { ReportEntry } from './contents/report-content.ts';

/** Words of one client as somebody says them. */
export type EntrySaid = Omit<ReportEntry, 'client' | 'at' | 'by'>;

/** Words of five hundred clients fit into one document, however long each is. */
export const ENTRY_FIELDS: Fields = {
  cause: { kind: 'text', max: 300, multiline: true },
  forecast: { kind: 'money', max: 1_000_000_000 },
  risk: { kind: 'text', max: 200, multiline: true },
  proposals: { kind: 'text', max: 300, multiline: true },
};

export const NO_CHANGES: EntrySaid = {
  cause: '',
  forecast: null,
  risk: '',
  proposals: '',
  noChanges: true,
};

/** Reads what was typed into the fields of a client; an error at each wrong one. Nothing typed says nothing. */
export function readEntry(
  typed: Record<string, unknown>,
  today: Temporal.PlainDate,
): { said: EntrySaid } | { errors: Record<string, FieldError> } {
  const { values, errors } = validateFields(ENTRY_FIELDS, typed, { today, options: () => [] });
  if (Object.keys(errors).length > 0) return { errors };
  const { cause, forecast, risk, proposals } = values;
  return {
    said: {
      cause: text(cause),
      forecast: typeof forecast === 'number' ? forecast : null,
      risk: text(risk),
      proposals: text(proposals),
      noChanges: false,
    },
  };
}

export function isSame(entry: ReportEntry | undefined, said: EntrySaid): boolean {
  return (
    entry !== undefined &&
    entry.cause === said.cause &&
    entry.forecast === said.forecast &&
    entry.risk === said.risk &&
    entry.proposals === said.proposals &&
    entry.noChanges === said.noChanges
  );
}

function text(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
