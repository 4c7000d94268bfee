import { strToU8, zipSync } from 'fflate';
import { columnLetters } from '../../src/tables/merged-cells.ts';

const OOXML = 'http://schemas.openxmlformats.org';

const TYPES = `<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="${OOXML}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
</Types>`;

export interface SheetXml {
  name?: string;
  state?: 'hidden' | 'veryHidden';
  /** Content of `sheetData`; `after` is what follows it. */
  data: string;
  after?: string;
}

export interface BookXml {
  sheets: SheetXml[];
  /** Attributes of `workbookPr`. */
  properties?: string;
  /** Number formats of the styles 1, 2 …: ids of built-in ones, or codes. */
  formats?: (number | string)[];
  /** Content of each shared string. */
  strings?: string[];
}

/** The parts of a workbook as a well-behaved program writes them. */
export function bookParts({ sheets, properties = '', formats, strings }: BookXml): Record<string, string> {
  const relations = [
    ...sheets.map((_, n) => [`rId${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`]),
    ...(formats ? [['rIdS', 'styles', 'styles.xml']] : []),
    ...(strings ? [['rIdT', 'sharedStrings', 'sharedStrings.xml']] : []),
  ];
  return {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': relationsXml([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${OOXML}/spreadsheetml/2006/main" xmlns:r="${OOXML}/officeDocument/2006/relationships"><workbookPr ${properties}/><sheets>${sheets.map(sheetEntry).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsXml(relations),
    ...Object.fromEntries(sheets.map((sheet, n) => [`xl/worksheets/sheet${n + 1}.xml`, sheetXml(sheet)])),
    ...(formats ? { 'xl/styles.xml': stylesXml(formats) } : {}),
    ...(strings
      ? { 'xl/sharedStrings.xml': `<sst>${strings.map((each) => `<si>${each}</si>`).join('')}</sst>` }
      : {}),
  };
}

export function zipParts(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

/** An XLSX of one sheet: numbers as numbers, everything else as text. */
export function buildWorkbook(rows: (string | number)[][]): Uint8Array {
  const data = rows
    .map(
      (cells, row) => `<row r="${row + 1}">${cells.map((cell, n) => cellXml(cell, row, n)).join('')}</row>`,
    )
    .join('');
  return zipParts(bookParts({ sheets: [{ data }] }));
}

/** A cell whose text stands in it. */
export function textCell(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

export function textRow(...texts: string[]): string {
  return `<row>${texts.map(textCell).join('')}</row>`;
}

function relationsXml(relations: string[][]): string {
  const entries = relations.map(
    ([id, kind, target]) =>
      `<Relationship Id="${id}" Type="${OOXML}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${OOXML}/package/2006/relationships">${entries.join('')}</Relationships>`;
}

function sheetEntry({ name, state }: SheetXml, n: number): string {
  return `<sheet name="${name ?? `Sheet${n + 1}`}" sheetId="${n + 1}"${state ? ` state="${state}"` : ''} r:id="rId${n + 1}"/>`;
}

function sheetXml({ data, after = '' }: SheetXml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<worksheet xmlns="${OOXML}/spreadsheetml/2006/main"><sheetData>${data}</sheetData>${after}</worksheet>`;
}

function stylesXml(formats: (number | string)[]): string {
  const codes = formats.map((format, n) =>
    typeof format === 'string' ? `<numFmt numFmtId="${200 + n}" formatCode="${escapeXml(format)}"/>` : '',
  );
  const styles = [
    '<xf numFmtId="0"/>',
    ...formats.map((format, n) => `<xf numFmtId="${typeof format === 'string' ? 200 + n : format}"/>`),
  ];
  return `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

function cellXml(cell: string | number, row: number, column: number): string {
  const at = `${columnLetters(column + 1)}${row + 1}`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
