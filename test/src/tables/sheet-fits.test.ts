import { describe, expect, it } from '@jest/globals';
import { sheetFits } from '../../../src/tables/sheet-fits.ts';

const LIMITS = { rows: 3, columns: 26 };

/** The verdict is the same however the text is cut. */
function fits(xml: string): boolean {
  const whole = sheetFits(LIMITS)(xml);
  const takes = sheetFits(LIMITS);
  const byLetter = [...xml].map((letter) => takes(letter)).every(Boolean);
  expect(byLetter).toBe(whole);
  return whole;
}

describe('sheetFits', () => {
  it.each([
    [
      'rows within the limit',
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="Z3"><v>1</v></c></row>',
    ],
    ['rows that do not say which they are', '<row><c><v>1</v></c></row><row/><row/>'],
    ['what is formatted and empty', '<row r="1048576" s="1"><c r="XFD1048576" s="1"/></row>'],
    ['other tags', '<rowBreaks r="9"/><col r="99999999"/><x:cell r="?"/>'],
  ])('takes %s', (_what, xml) => {
    expect(fits(xml)).toBe(true);
  });

  it.each([
    ['too many rows', '<row><c><v>1</v></c></row>'.repeat(4)],
    ['a cell far below', '<row r="9"><c r="A9"><v>1</v></c></row>'],
    ['a cell far below in a row that says nothing', '<row><c r="A9"><v>1</v></c></row>'],
    ['a row that says more than its cell', '<row r="1048576"><c r="A1"><v>1</v></c></row>'],
    ['a cell far to the right', '<row r="1"><c r="AA1"><v>1</v></c></row>'],
    ['a row beyond every spreadsheet', '<row r="1048577"/>'],
    ['a number that is none', '<row r="1e9"/>'],
    ['a number behind another attribute', `<x:row a=">" b='>' r = '9'><c><v>1</v></c></row>`],
    ['a written-out digit', '<row r="&#57;9"/>'],
    ['a tag without an end', `<row a="${'b'.repeat(5000)}`],
  ])('refuses %s', (_what, xml) => {
    expect(fits(xml)).toBe(false);
  });

  it('refuses a text without an end', () => {
    const takes = sheetFits(LIMITS);
    const pieces = ['<t>', 'слово '.repeat(100_000), 'слово '.repeat(100_000)];

    expect(pieces.map(takes)).toEqual([true, true, false]);
  });
});
