import { errorText } from './broken-cell.ts';
import { type DateStyle, type DateSystem, dayOfIso, dayOfSerial } from './excel-dates.ts';

/** A cell of a sheet as its XML says it. */
export interface RawCell {
  /** `s`, `str`, `inlineStr`, `b`, `e`, `d`, `n`; '' for a number. */
  type: string;
  style: number;
  value: string;
  formula: string | null;
}

/** Style in which a number is shown, by the style's number. */
export interface NumberStyle {
  date: DateStyle;
  /** As many digits at least, with zeroes before the number. */
  digits: number;
  percent: boolean;
}

export interface WorkbookContext {
  dates: DateSystem;
  strings: string[];
  styles: NumberStyle[];
  /** Formulas are to be calculated when the workbook is opened: a zero is what the writer put in meanwhile. */
  uncalculated: boolean;
}

/** The text of a cell as `TableRow` has it. */
export function cellText(cell: RawCell, { strings, styles, dates, uncalculated }: WorkbookContext): string {
  const { type, value, formula } = cell;
  const hasValue = type === 'str' || (value !== '' && !(uncalculated && type === '' && value === '0'));
  if (formula !== null && !hasValue) return `=${formula || '?'}`;
  switch (type) {
    case 's':
      if (value.trim() === '') return '';
      return strings[Number(value)]?.trim() ?? errorText('');
    case 'inlineStr':
    case 'str':
      return unescapeText(value).trim();
    case 'b':
      return /^\s*(?:1|true)\s*$/i.test(value) ? 'true' : value.trim() && 'false';
    case 'e':
      return errorText(value.trim());
    case 'd':
      return dayOfIso(value) ?? value.trim();
    default:
      return numberText(value.trim(), styles[cell.style], dates);
  }
}

/** `_x000D_` stands for a character that XML cannot hold. */
export function unescapeText(text: string): string {
  return text.replaceAll(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function numberText(text: string, style: NumberStyle | undefined, dates: DateSystem): string {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return text;
  const day = style?.date ? dayOfSerial(value, dates) : null;
  if (day !== null) return style?.date === 'day-month' ? day.slice(5).split('-').reverse().join('.') : day;
  if (style?.percent) return `${plainNumber('', value * 100)}%`;
  const plain = plainNumber(text, value);
  return /^[0-9]+$/.test(plain) ? plain.padStart(style?.digits ?? 0, '0') : plain;
}

/** Written by a program that keeps six digits of a number: the others are lost. */
const SIX_DIGITS = /^-?[0-9]\.[0-9]{5}e\+?(?:0?[6-9]|[1-9][0-9])$/i;

/** As it is written, since an INN is no quantity; but no further than the 15 digits that spreadsheets show. */
function plainNumber(text: string, value: number): string {
  if (/^-?[0-9]+$/.test(text) || SIX_DIGITS.test(text)) return text;
  return String(Number(value.toPrecision(15)));
}
