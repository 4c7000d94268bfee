import { AppError } from '../kernel/errors.ts';
import type { Person } from '../people/person.ts';
import type { CellValue, Sheet, Workbook } from '../workbooks/sheet.ts';
import type { ExportAsk, ExportFormat, ExportKind } from './export-kind.ts';

/** Longer lists are read by nobody, and take memory that everybody else needs. */
export const MOST_EXPORT_ROWS: Record<ExportFormat, number> = { xlsx: 20_000, pdf: 1_000 };

/** A list with its rows read, and how much of it there is. */
export interface BuiltExport {
  workbook: Workbook & { sheets: (Sheet & { rows: (readonly CellValue[])[] })[] };
  rows: number;
  columns: number;
}

/** Throws UNKNOWN_ACTION for no kind of ours, EXPORT_LONG, and whatever the kind throws. */
export async function buildExport<Deps>(
  deps: Deps,
  kind: ExportKind<Deps>,
  { format, ...ask }: ExportAsk & { format: ExportFormat },
): Promise<BuiltExport> {
  const workbook = await kind.build(deps, ask);
  const most = MOST_EXPORT_ROWS[format];
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] }));
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > most) throw new AppError('EXPORT_LONG', { details: { max: most } });
  const columns = sheets.reduce((sum, sheet) => sum + sheet.columns.length, 0);
  return { workbook: { ...workbook, sheets }, rows, columns };
}

/** Throws UNKNOWN_ACTION for no kind of ours, and for a format that it does not come in. */
export function findKind<Deps>(
  kinds: readonly ExportKind<Deps>[],
  { kind: id, format }: { kind: string; format: ExportFormat },
): ExportKind<Deps> {
  const kind = kinds.find((each) => each.id === id);
  if (!kind?.formats) {
    if (kind && format === 'xlsx') return kind;
  } else if (kind.formats.includes(format)) {
    return kind;
  }
  throw new AppError('UNKNOWN_ACTION', { message: `no export ${id} as ${format}` });
}

export interface Signature extends Pick<ExportAsk, 'texts' | 'today'> {
  person: Pick<Person, 'name'>;
  /** Holder of the trade secret. */
  owner?: string;
}

/** Says of a workbook what every file that leaves the bot says: of which day, by whom, and how confidential it is. */
export function signWorkbook(workbook: Workbook, { texts, today, person, owner = '' }: Signature): Workbook {
  const date = texts.date(today.toString());
  return {
    ...workbook,
    made: texts.t('exports.made', { date, who: person.name }),
    mark: owner === '' ? texts.t('exports.mark') : texts.t('exports.mark-of', { owner }),
  };
}
