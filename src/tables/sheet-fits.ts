/** How far the cells of a sheet may reach, the header included. */
export interface TableLimits {
  rows: number;
  columns: number;
}

/** The last row that spreadsheets know: what is empty but formatted may reach it. */
const LAST_ROW = 1_048_576;

const TAG = /<(?:\w+:)?(row|c)((?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?)>/g;
const OPENED = /^<(?:\w+:)?(?:row|c)[\s/]/;
const PLACE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const ADDRESS = /^([A-Z]{0,3})([0-9]{1,7})$/;
const LONGEST_TAG = 4096;
/** Between two tags: a cell holds no tenth of it, and the reader takes minutes over much more. */
const LONGEST_TEXT = 1_000_000;

/**
 * Takes the XML of a sheet piece by piece and says whether it fits so far. A reader makes room for all that
 * lies between the first cell and the last, so one cell in the far corner is as bad as a million rows.
 */
export function sheetFits(limits: TableLimits): (piece: string) => boolean {
  let cut = '';
  let row = 0;
  let silent = 0;
  return (piece) => {
    const opened = piece.lastIndexOf('<');
    silent = opened < 0 ? silent + piece.length : piece.length - opened;
    if (silent > LONGEST_TEXT) return false;
    const text = cut + piece;
    let end = 0;
    for (const tag of text.matchAll(TAG)) {
      end = tag.index + tag[0].length;
      const [, name, attributes = ''] = tag;
      const place = placeOf(attributes);
      if (!place) return false;
      if (name === 'row') row = place.row || row + 1;
      const isEmpty = name === 'row' || attributes.endsWith('/');
      const reach = Math.max(row, place.row);
      if (reach > (isEmpty ? LAST_ROW : limits.rows)) return false;
      if (!isEmpty && place.column > limits.columns) return false;
    }
    const last = text.lastIndexOf('<');
    cut = last >= end ? text.slice(last) : '';
    if (cut.length <= LONGEST_TAG) return true;
    const endless = OPENED.test(cut);
    cut = '';
    return !endless;
  };
}

/** Where a row or a cell says that it is; zeroes where it says nothing, null for what is no place. */
function placeOf(attributes: string): { row: number; column: number } | null {
  const said = PLACE.exec(attributes);
  if (!said) return { row: 0, column: 0 };
  const address = ADDRESS.exec(said[1] ?? said[2] ?? '');
  return address && { row: Number(address[2]), column: columnOf(address[1] ?? '') };
}

/** `A` is 1, `AA` is 27. */
function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
