import type { WriteOptions, WriteSheet } from 'hucre/xlsx';
import { cut, tabNames, textOf } from './cell-rules.ts';
import { FONT, layOutSheet } from './lay-out-sheet.ts';
import type { Workbook } from './sheet.ts';

type NamedRange = NonNullable<WriteOptions['namedRanges']>[number];

/**
 * An XLSX to filter, sort, sum up and print: the head stays in sight and on every page, text is never a formula, and
 * whatever a spreadsheet cannot hold is left out or stays text.
 */
export async function writeWorkbook(workbook: Workbook): Promise<Uint8Array> {
  const { name, lines, sheets, made, mark } = workbook;
  const above = [name, ...lines, ...(made ? [made] : []), ...(mark ? [mark] : [])].map(textOf);
  const lists: string[][] = [];
  const tabs = tabNames([...sheets.map((sheet) => sheet.name), 'lists']);
  const listTab = tabs.at(-1) ?? '';
  const laid: WriteSheet[] = sheets.map((sheet, at) =>
    layOutSheet(sheet, { above, tab: tabs[at] ?? '', foot: footOf(workbook), lists, listTab }),
  );
  if (lists.length > 0) laid.push({ name: listTab, rows: turned(lists), hidden: true });
  // Loaded by the first workbook: every start would wait for it.
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    // Names and sentences seldom repeat: a table of them takes memory and makes the file larger.
    stringMode: 'inline',
    sheets: laid,
    namedRanges: tabs.slice(0, sheets.length).map((tab) => repeatedHead(tab, above.length + 1)),
    defaultFont: FONT,
    properties: { title: textOf(name) },
  });
}

/**
 * The head on every page. As `pageSetup` says it, hucre 1.0 leaves the tab without quotes, and Excel calls a file damaged
 * whose tab has a space.
 */
function repeatedHead(tab: string, line: number): NamedRange {
  const range = `'${tab.replaceAll("'", "''")}'!$${line}:$${line}`;
  return { name: '_xlnm.Print_Titles', range, scope: tab };
}

const LONGEST_FOOT = 100;

/** The mark, and which page of how many; `&` begins a command there. */
function footOf({ mark = '', name }: Workbook): string {
  const [left, middle] = [mark, name].map((text) =>
    cut(textOf(text).replaceAll('\n', ' '), LONGEST_FOOT).replaceAll('&', '&&'),
  );
  return `&L&8 ${left}&C&8 ${middle}&R&8&P / &N`;
}

/** Lists stand in columns. */
function turned(lists: string[][]): string[][] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, row) => lists.map((list) => list[row] ?? ''));
}
