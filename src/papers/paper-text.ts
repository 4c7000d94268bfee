import type { Texts } from '../i18n/translate.ts';
import { cellOf, textOf } from '../workbooks/cell-rules.ts';
import type { CellValue, ColumnKind } from '../workbooks/sheet.ts';

/** Longer words would run out of their cell. */
const LONG_WORD = /[^\s\u200b-]{24}(?=[^\s\u200b-])/gu;

/** Text as paper takes it: no control characters, and long words may be broken. */
export function printable(text: string): string {
  return textOf(text)
    .replaceAll('_x005F_', '_')
    .replaceAll('\t', ' ')
    .replaceAll(LONG_WORD, (word) => `${word}\u200b`);
}

/** A value as the reader's language writes it; what its column cannot hold stays text, as in a workbook. */
export function valueText(kind: ColumnKind, value: CellValue, texts: Texts): string {
  const cell = cellOf(kind, value);
  if (cell === null) return '';
  if (cell instanceof Date) return texts.date(cell.toISOString().slice(0, 10));
  if (typeof cell === 'string') return printable(cell);
  switch (kind) {
    case 'money':
      return numberText(cell, texts, 2);
    case 'percent':
      return `${(cell * 100).toLocaleString(texts.locale, { maximumFractionDigits: 1 })} %`;
    default:
      return cell.toLocaleString(texts.locale, { maximumFractionDigits: 2 });
  }
}

/** Spaces between thousands are such as every font has. */
function numberText(value: number, texts: Texts, digits: number): string {
  return value.toLocaleString(texts.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
