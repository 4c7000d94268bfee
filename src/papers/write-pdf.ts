import type { Content, Definition } from 'pdfmake';
import type { Texts } from '../i18n/translate.ts';
import type { Workbook } from '../workbooks/sheet.ts';
import { printable } from './paper-text.ts';
import { layOutTable } from './table-layout.ts';

const MARGINS = { side: 34, top: 34, bottom: 44 };
/** A4 in points. */
const PAGE = { short: 595, long: 842 };

/**
 * The same workbook on A4: its title and lines, then one table a sheet, with the mark and the page at the foot. Upright
 * where every table fits so. Numbers, amounts and days read as in the reader's language.
 */
export async function writePdf(workbook: Workbook, texts: Texts): Promise<Uint8Array> {
  const pdfmake = await loadPdfmake();
  const pdf = await pdfmake.createPdf(definitionOf(workbook, texts)).getBuffer();
  return new Uint8Array(pdf.buffer, pdf.byteOffset, pdf.length);
}

/** Loaded by the first paper: every start would wait for it. It may open its fonts, and nothing else. */
async function loadPdfmake(): Promise<typeof import('pdfmake').default> {
  const [{ default: pdfmake }, { default: fonts }] = await Promise.all([
    import('pdfmake'),
    import('pdfmake/fonts/Roboto.js'),
  ]);
  const files = Object.values(fonts.Roboto);
  pdfmake.setFonts(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.includes(path));
  return pdfmake;
}

function definitionOf(workbook: Workbook, texts: Texts): Definition {
  const { name, lines, sheets, made, mark = '' } = workbook;
  const roomOf = (side: number) => side - 2 * MARGINS.side;
  const upright = sheets.every((sheet) => layOutTable(sheet, roomOf(PAGE.short), texts).fits);
  const room = roomOf(upright ? PAGE.short : PAGE.long);
  const said = [...lines, ...(made ? [made] : []), ...(mark ? [mark] : [])];
  return {
    info: { title: printable(name) },
    pageSize: 'A4',
    pageOrientation: upright ? 'portrait' : 'landscape',
    pageMargins: [MARGINS.side, MARGINS.top, MARGINS.side, MARGINS.bottom],
    defaultStyle: { font: 'Roboto', fontSize: 9 },
    content: [
      { text: printable(name), fontSize: 16, bold: true, margin: [0, 0, 0, 4] },
      ...said.map((line): Content => ({ text: printable(line), color: '#595959' })),
      ...sheets.flatMap((sheet): Content[] => [
        {
          text: sheets.length > 1 ? printable(sheet.name) : '',
          fontSize: 11,
          bold: true,
          margin: [0, 10, 0, 3],
          headlineLevel: 1,
        },
        layOutTable(sheet, room, texts).table,
      ]),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: printable(mark), fontSize: 7, color: '#595959' },
        { text: printable(name), fontSize: 7, color: '#595959', alignment: 'center' },
        { text: `${page} / ${pages}`, fontSize: 7, color: '#595959', alignment: 'right' },
      ],
      margin: [MARGINS.side, 14, MARGINS.side, 0],
    }),
    // A heading does not stay behind alone.
    pageBreakBefore: ({ headlineLevel }, rest) =>
      headlineLevel === 1 && rest.getFollowingNodesOnPage().length === 0,
  };
}
