import { beforeEach, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { AppError } from '../../../src/errors.ts';
import { TABLE_KINDS, type TableKind } from '../../../src/imports/table-kind.ts';
import type { Product } from '../../../src/product.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const HEADERS: Record<TableKind, string> = {
  people: 'id;name;roles',
  units: 'id;nameRu;nameEn;zone',
  substitutes: 'person;substitute;from;to',
  addressees: 'department;person',
  staff: 'unit;post;count',
  spheres: 'nameRu;nameEn',
  criteria: 'nameRu;nameEn',
  services: 'nameRu;nameEn',
  'removal-grounds': 'nameRu;nameEn',
};

let app: Product;
let before: Record<string, unknown[]>;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
  before = await everything();
});

async function everything(): Promise<Record<string, unknown[]>> {
  const { people, units, staff, dictionaries, audit } = app;
  const all: Record<string, unknown[]> = {};
  for (const [name, repo] of Object.entries({ people, units, staff, dictionaries, audit })) {
    all[name] = [];
    for await (const each of repo.scan()) all[name].push(each);
  }
  return all;
}

function load(kind: TableKind, table: string[] | Uint8Array): Promise<string[]> {
  return importLines(app, kind, table, { apply: true });
}

describe.each(TABLE_KINDS)('a table of %s', (kind) => {
  const header = HEADERS[kind];
  const width = header.split(';').length;
  const row = (text: string) => Array.from({ length: width }, () => text).join(';');

  it.each([
    ['nothing at all', [''], 'TABLE_EMPTY'],
    ['a header alone', [header], 'TABLE_EMPTY'],
    ['other columns', ['Цвет;Вес', 'красный;5'], 'TABLE_COLUMNS'],
    ['a column that it does not know', [`${header};Цвет`, row('x')], 'TABLE_UNKNOWN_COLUMNS'],
    ['a column twice', [`${header};${header.split(';')[0]}`, row('x')], 'TABLE_COLUMN_TWICE'],
    [
      '100,000 rows',
      [header, ...Array.from({ length: 100_000 }, (_, n) => row(String(n)))],
      'TABLE_TOO_LONG',
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'NOT_A_TABLE'],
    ['an archive of something else', zipSync({ 'readme.txt': strToU8('text') }), 'NOT_A_TABLE'],
  ])('with %s is refused and writes nothing', async (_what, table, code) => {
    await expect(load(kind, table)).rejects.toMatchObject({ code });

    expect(await everything()).toEqual(before);
  });

  it('with a header without end is refused in a sentence that a card can hold', async () => {
    const endless = Array.from({ length: 5_000 }, (_, n) => `${'длинный '.repeat(50)}${n}`).join(';');

    const refusal = await load(kind, [`${header};${endless}`, row('x')]).catch((error: unknown) => error);

    expect(refusal).toMatchObject({ code: 'TABLE_UNKNOWN_COLUMNS' });
    expect(JSON.stringify(refusal instanceof AppError ? refusal.details : '').length).toBeLessThan(1_500);
  });

  it('with broken rows tells what is wrong with each and writes nothing', async () => {
    const lines = await load(kind, [header, row('??'), row(''), `${row('x')};more;and more`]);

    const rows = lines.filter((line) => line.startsWith('Строка'));
    expect(rows.length).toBeGreaterThan(1);
    expect(lines.at(-1)).toContain('Ничего не изменено');
    expect(lines.join('\n')).toContain('Значений больше, чем столбцов');
    expect(await everything()).toEqual(before);
  });

  it('with as many rows as are allowed is answered within seconds', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => row(`x${n}`));
    const started = performance.now();

    await load(kind, [header, ...rows]).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'TABLE_TOO_LONG' });
    });

    expect(performance.now() - started).toBeLessThan(15_000);
    expect(await everything()).toEqual(before);
  }, 30_000);
});
