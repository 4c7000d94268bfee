import { parse } from 'csv-parse/sync';
import { IMPORT_COLUMNS, type ImportColumn, type ImportRecord, REQUIRED_COLUMNS } from './import-columns.ts';

export interface ClientsFile {
  records: { line: number; record: ImportRecord }[];
  unknownColumns: string[];
  missingColumns: ImportColumn[];
}

const SEPARATORS = [';', ',', '\t'];

/**
 * Reads a CSV as spreadsheets save it: `;`, `,` or tabs, UTF-8 with or without its mark, or windows-1251. A column
 * is known by its id or by one of its titles. Throws Error for what is no CSV.
 */
export function readClientsFile(
  bytes: Uint8Array,
  titlesOf: (column: ImportColumn) => string[],
): ClientsFile {
  const text = decode(bytes);
  const rows = parse(text, {
    delimiter: separatorOf(text),
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const [header, ...body] = rows;
  const columns = (header?.record ?? []).map((title) => columnByTitle(title, titlesOf));
  return {
    records: body
      .filter(({ record }) => record.some((cell) => cell !== ''))
      .map(({ record, info }) => ({ line: info.lines, record: toRecord(columns, record) })),
    unknownColumns: (header?.record ?? []).filter((title, index) => title !== '' && !columns[index]),
    missingColumns: REQUIRED_COLUMNS.filter((column) => !columns.includes(column)),
  };
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The one that the header has most of. */
function separatorOf(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? '';
  const counts = SEPARATORS.map((separator) => header.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
}

function columnByTitle(
  title: string,
  titlesOf: (column: ImportColumn) => string[],
): ImportColumn | undefined {
  const wanted = fold(title);
  return IMPORT_COLUMNS.find((column) => [column, ...titlesOf(column)].map(fold).includes(wanted));
}

function toRecord(columns: (ImportColumn | undefined)[], cells: string[]): ImportRecord {
  const record: ImportRecord = {};
  for (const [index, column] of columns.entries()) {
    if (column) record[column] = cells[index] ?? '';
  }
  return record;
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim();
}
