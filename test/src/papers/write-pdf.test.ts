import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { printable, valueText } from '../../../src/papers/paper-text.ts';
import { writePdf } from '../../../src/papers/write-pdf.ts';
import type { CellValue, Sheet } from '../../../src/workbooks/sheet.ts';

const texts = createTranslator().in('ru');

async function write(sheet: Partial<Sheet>): Promise<{ pages: number; upright: boolean }> {
  const pdf = Buffer.from(
    await writePdf(
      {
        name: 'Паспорт',
        lines: ['VIP-2026-0001'],
        mark: 'Коммерческая тайна',
        sheets: [{ name: 'Лист', columns: [{ title: 'Текст', kind: 'text' }], rows: [], ...sheet }],
      },
      texts,
    ),
  ).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  return { pages: pdf.match(/\/Type \/Page\b/g)?.length ?? 0, upright: pdf.includes('[0 0 595.28 841.89]') };
}

describe('writePdf', () => {
  it('is upright for a narrow table, and across for a wide one', async () => {
    const columns = Array.from({ length: 12 }, (_, n) => ({ title: `Колонка ${n}`, kind: 'money' as const }));

    expect(await write({ rows: [['a']] })).toEqual({ pages: 1, upright: true });
    expect(await write({ columns, rows: [columns.map(() => 123_456_789)] })).toEqual({
      pages: 1,
      upright: false,
    });
  });

  it('goes on over pages', async () => {
    const rows = Array.from({ length: 150 }, (_, n): CellValue[] => [`Строка ${n}`]);

    expect((await write({ rows, total: 'Итого' })).pages).toBeGreaterThan(2);
  });

  it('opens for hostile text', async () => {
    const rows = ['\u0000\ud800', 'x'.repeat(5_000), '{{DATE(x)}}', 'а́😀\u202e'].map((text): CellValue[] => [
      text,
    ]);

    expect((await write({ rows })).pages).toBeGreaterThan(0);
  });
});

describe('values on paper', () => {
  it.each([
    ['money', -123_456_750, '-1 234 567,50'],
    ['percent', 12.5, '12,5 %'],
    ['date', '2026-12-31', '31.12.2026'],
    ['number', 1234, '1 234'],
    ['money', null, ''],
    ['date', 'весна', 'весна'],
  ] as const)('read a %s of %j as in the language of the reader', (kind, value, shown) => {
    expect(valueText(kind, value, texts).replaceAll(/\s/gu, ' ')).toBe(shown);
  });

  it('may break long words', () => {
    expect(
      printable('x'.repeat(60))
        .split('\u200b')
        .map(({ length }) => length),
    ).toEqual([24, 24, 12]);
  });
});
