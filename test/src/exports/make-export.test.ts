import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExportKind } from '../../../src/exports/export-kind.ts';
import { makeExport } from '../../../src/exports/make-export.ts';
import { createLogger } from '../../../src/kernel/logger.ts';
import { createProduct } from '../../../src/product/create-product.ts';
import type { Product } from '../../../src/product/product.ts';
import type { Store } from '../../../src/storage/store.ts';
import type { CellValue } from '../../../src/workbooks/sheet.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import { createFixedClock } from '../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

let store: Store;
let product: Product;

beforeEach(async () => {
  store = openMemoryStore();
  const clock = createFixedClock('2026-11-27T20:00:00Z');
  product = await createProduct({ store, clock, realClock: clock, log: createLogger('silent') });
  await product.people.insert(buildHolder('manager'));
});

afterEach(() => store.close());

function kindOf(rows: Iterable<CellValue[]>, more: Partial<ExportKind<Product>> = {}): ExportKind<Product> {
  return {
    id: 'list',
    build: async () => ({
      name: 'Список: "все" / 2026?',
      lines: ['Фильтр'],
      sheets: [{ name: 'Лист', columns: [{ title: 'Текст', kind: 'text' }], rows }],
    }),
    ...more,
  };
}

function make(kind: ExportKind<Product>, format: 'xlsx' | 'pdf' = 'xlsx') {
  const texts = product.translator.in('ru');
  return makeExport(product, [kind], { actor: 'manager', kind: 'list', filters: {}, format, texts });
}

describe('makeExport', () => {
  it('names the file after the list and the day where its reader is', async () => {
    const { file, offer } = await make(kindOf([['a']]));

    expect(file).toMatchObject({ name: 'Список_ _все_ _ 2026_ 2026-11-28.xlsx', loose: true, by: 'manager' });
    expect(offer).toMatchObject({ person: 'manager', export: { said: 'Фильтр', rows: 1, columns: 1 } });
  });

  it.each([
    ['xlsx', 20_000],
    ['pdf', 1_000],
  ] as const)('refuses %s of more rows than anybody reads, and keeps nothing', async (format, most) => {
    const rows = Array.from({ length: most + 1 }, (_, n): CellValue[] => [String(n)]);

    const made = make(kindOf(rows, { formats: ['xlsx', 'pdf'] }), format);

    await expect(made).rejects.toMatchObject({ code: 'EXPORT_LONG', details: { max: most } });
    expect(await product.files.count({ index: 'loose', eq: { loose: true } })).toBe(0);
  });

  it('refuses a file that is too large to hand over, and keeps nothing', async () => {
    const cell = () => randomBytes(24_000).toString('base64');
    const rows = Array.from({ length: 900 }, (): CellValue[] => [cell()]);

    await expect(make(kindOf(rows))).rejects.toMatchObject({ code: 'EXPORT_LARGE', details: { max: 20 } });
    expect(await product.files.count({ index: 'loose', eq: { loose: true } })).toBe(0);
  });

  it('makes only what the kind comes in', async () => {
    await expect(make(kindOf([]), 'pdf')).rejects.toMatchObject({ code: 'UNKNOWN_ACTION' });
    await expect(make(kindOf([], { formats: ['pdf'] }))).rejects.toMatchObject({ code: 'UNKNOWN_ACTION' });
  });
});
