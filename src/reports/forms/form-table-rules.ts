import { foldName } from '../../forms/fold-name.ts';
import { fieldsOf, missingFields, WIDTHS } from './form-rules.ts';
import { type FormColumn, REPORT_PARTS, type ReportForms, type ReportPart } from './report-form.ts';

/** A row of the table of forms, as it came. */
export interface FormRow {
  part: string;
  field: string;
  titleRu: string;
  titleEn: string;
  width: string;
}

/** Faults of a row; each has its sentence. */
export type FormFault = 'part' | 'field' | 'title' | 'title-twice' | 'title-long' | 'width';

export interface DecidedColumn {
  part: ReportPart | null;
  column: FormColumn;
  faults: FormFault[];
}

export const LONGEST_TITLE = 100;

/** Columns that the rows ask for, in their order. `partOf` knows a report by what its cell says. */
export function decideColumns(
  rows: readonly FormRow[],
  partOf: (cell: string) => ReportPart | null,
): DecidedColumn[] {
  const titles = new Set<string>();
  return rows.map((row) => {
    const part = partOf(row.part);
    const title = { ru: row.titleRu.trim(), en: row.titleEn.trim() };
    const width = row.width.trim() === '' ? null : Number(row.width.replace(',', '.'));
    const isKnown = part === null || Object.hasOwn(fieldsOf(part), row.field);
    const isWidth = width === null || (width >= WIDTHS.least && width <= WIDTHS.most);
    const keys = [`ru ${part} ${foldName(title.ru)}`, `en ${part} ${foldName(title.en)}`];
    const faults: (FormFault | false)[] = [
      part === null && 'part',
      !isKnown && 'field',
      (title.ru === '' || title.en === '') && 'title',
      Math.max(title.ru.length, title.en.length) > LONGEST_TITLE && 'title-long',
      keys.some((key) => titles.has(key)) && 'title-twice',
      !isWidth && 'width',
    ];
    for (const key of keys) titles.add(key);
    return {
      part,
      column: { field: row.field, title, width: width === null ? null : Math.round(width) },
      faults: faults.filter((fault) => fault !== false),
    };
  });
}

/** Forms with the columns of those reports that the table names; the others stay as they are. */
export function formsAfter(forms: ReportForms, decided: readonly DecidedColumn[]): ReportForms {
  const columnsOf = (part: ReportPart) => {
    const named = decided.filter((each) => each.part === part).map(({ column }) => column);
    return named.length > 0 ? named : forms[part];
  };
  return { indicators: columnsOf('indicators'), growth: columnsOf('growth'), work: columnsOf('work') };
}

/** Fields by report that nothing may go without, and are not there. */
export function lostFields(forms: ReportForms): { part: ReportPart; field: string }[] {
  return REPORT_PARTS.flatMap((part) => missingFields(part, forms[part]).map((field) => ({ part, field })));
}

/** Columns of before that the new forms do without. */
export function droppedColumns(
  before: ReportForms,
  after: ReportForms,
): { part: ReportPart; column: FormColumn }[] {
  return REPORT_PARTS.flatMap((part) => {
    const there = new Set(after[part].map(({ field }) => field));
    return before[part].filter(({ field }) => !there.has(field)).map((column) => ({ part, column }));
  });
}

/** `add` where it was not there, `change` where its place, titles or width differ. */
export function fateOfColumn(
  before: readonly FormColumn[],
  after: readonly FormColumn[],
  column: FormColumn,
): 'add' | 'change' | 'same' {
  const known = before.find(({ field }) => field === column.field);
  if (!known) return 'add';
  const isSame =
    known.title.ru === column.title.ru &&
    known.title.en === column.title.en &&
    known.width === column.width &&
    before.indexOf(known) === after.indexOf(column);
  return isSame ? 'same' : 'change';
}
