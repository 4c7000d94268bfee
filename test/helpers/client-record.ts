import type { Passport } from '../../src/clients/client.ts';
import { typePassport } from '../../src/clients/passport/passport-values.ts';
import type { Row } from '../../src/forms/field.ts';
import {
  type ImportRecord,
  LIST_COLUMNS,
  type ListName,
  numbered,
} from '../../src/imports/clients/import-columns.ts';

/** A passport in the columns of the list of clients; people are named by their e-mails. */
export function clientRecord(passport: Passport, mailOf: (person: string) => string): ImportRecord {
  const typed = typePassport(passport);
  const { servicePoints, criteria, manager: _manager, deputy: _deputy, ...rest } = typed;
  const record: Record<string, string> = {
    servicePoints: passport.servicePoints
      .map(({ unit, address }) => `${unit}: ${escapeSigns(address)}`)
      .join(' | '),
    criteria: passport.criteria
      .map(({ criterion, value, period }) => `${criterion} = ${escapeSigns(value)} (${escapeSigns(period)})`)
      .join(' | '),
    managerEmail: mailOf(passport.appointment.manager),
    deputyEmail: passport.appointment.deputy ? mailOf(passport.appointment.deputy) : '',
  };
  for (const [name, value] of Object.entries(rest)) {
    if (name in LIST_COLUMNS) Object.assign(record, listCells(name as ListName, value as Row[]));
    else record[name] = String(value ?? '');
  }
  return record;
}

function listCells(list: ListName, rows: Row[]): Record<string, string> {
  return Object.fromEntries(
    rows.flatMap((row, index) =>
      Object.entries(LIST_COLUMNS[list]).map(([field, base]) => [
        numbered(base, index + 1),
        String(row[field] ?? ''),
      ]),
    ),
  );
}

function escapeSigns(text: string): string {
  return text.replaceAll(/[\\|:=()]/g, '\\$&');
}

/** Records as the rows of a table, titles first. */
export function recordRows(records: ImportRecord[]): string[][] {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))] as (keyof ImportRecord)[];
  return [columns, ...records.map((record) => columns.map((column) => record[column] ?? ''))];
}

/** Rows as a CSV whose every cell is quoted. */
export function quotedCsv(rows: string[][]): Uint8Array {
  const lines = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
  return new TextEncoder().encode(lines.join('\r\n'));
}
