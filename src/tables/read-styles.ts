import { type NumberStyle, unescapeText } from './cell-text.ts';
import { dateStyleOf } from './excel-dates.ts';
import { readXml } from './read-xml.ts';

/** Reads a workbook's number styles, by their number; a workbook without styles has none. */
export async function readStyles(xml: Uint8Array | undefined): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let isCells = false;
  await readXml(xml, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') isCells = true;
      if (name === 'xf' && isCells) ids.push(Number(numFmtId));
    },
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  });
  return ids.map((id) => {
    const code = codes.get(id);
    const zeroes = /^0+(?:;|$)/.exec(code ?? '')?.[0].replace(';', '') ?? '';
    const percent =
      code === undefined ? id === 9 || id === 10 : /%/.test(code.replaceAll(/"[^"]*"|\\./g, ''));
    return { date: dateStyleOf(id, code), digits: zeroes.length, percent };
  });
}

/** The texts that cells share, by their number. */
export async function readStrings(xml: Uint8Array | undefined): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let inReading = false;
  await readXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      // Hints how to read a text aloud are no part of it.
      if (name === 'rPh') inReading = true;
      inText = name === 't' && !inReading;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === 'rPh') inReading = false;
      if (name === 't') inText = false;
      if (name === 'si') strings.push(unescapeText(text));
    },
  });
  return strings;
}
