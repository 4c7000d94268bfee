import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLatest, versionsOf } from '../../../src/files/version-rules.ts';

function sent(...names: string[]) {
  return names.map((name, n) => ({
    _id: `F-${n}`,
    name,
    at: `2026-11-23T02:${String(n).padStart(2, '0')}:00Z`,
  }));
}

function told(...names: string[]): string[] {
  return versionsOf(sent(...names)).map(({ file, version, of }) => `${file.name} ${version}/${of}`);
}

describe('the versions of a file', () => {
  it('are those that came under one name, whatever its case', () => {
    expect(told('Договор.docx', 'Смета.xlsx', 'договор.DOCX')).toEqual([
      'Договор.docx 1/2',
      'Смета.xlsx 1/1',
      'договор.DOCX 2/2',
    ]);
  });

  it.each(['Договор (1).docx', 'Договор 1.docx', 'Договор(1).docx'])(
    'include %s, which a disk numbered because the name was taken',
    (copy) => {
      expect(told('Договор.docx', copy)).toEqual(['Договор.docx 1/2', `${copy} 2/2`]);
    },
  );

  it('are not made of papers that their author numbered', () => {
    expect(told('Приложение 1.pdf', 'Приложение 2.pdf')).toEqual([
      'Приложение 1.pdf 1/1',
      'Приложение 2.pdf 1/1',
    ]);
  });

  it('are counted in the order in which they came, however they are listed', () => {
    const [first, second] = versionsOf(sent('Договор.docx', 'Договор.docx').toReversed());

    expect([first?.version, second?.version]).toEqual([2, 1]);
  });

  it('of any files are each of them once, and one of each paper is the latest', () => {
    const name = fc.constantFrom('а.pdf', 'а (1).pdf', 'а 2.pdf', 'б.pdf', 'б', 'А.pdf');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const files = sent(...names);
        const all = versionsOf(files);
        const latest = all.filter(isLatest);

        expect(all.map(({ file }) => file)).toEqual(files);
        expect(latest.reduce((sum, { of }) => sum + of, 0)).toBe(files.length);
      }),
    );
  });
});
