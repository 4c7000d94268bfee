import { beforeEach, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { DICTIONARY_NAMES } from '../../../src/dictionaries/dictionary.ts';
import { CLIENT_TABLES, TABLE_KINDS, type TableKind } from '../../../src/imports/table-kind.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import type { Product } from '../../../src/product/product.ts';
import { MOST_ROWS } from '../../../src/tables/table.ts';
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
  clients: 'shortName;inn;unit;managerEmail',
  candidates: 'shortName;inn;unit;managerEmail',
  figures: 'period;client;service;charged',
  income: 'period;unit;income',
  'report-entries': 'client;key',
  'report-forms': 'part;field;titleRu;titleEn',
};

let app: Product;
let before: Record<string, unknown[]>;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
  before = await everything();
});

async function everything(): Promise<Record<string, unknown[]>> {
  const { people, units, staff, dictionaries, clients, audit } = app;
  const all: Record<string, unknown[]> = {};
  for (const [name, repo] of Object.entries({ people, units, staff, dictionaries, clients, audit })) {
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
    ['a column twice', [`${header};${header.split(';')[0]}`, row('x')], 'TABLE_COLUMN_TWICE'],
    ['a row too many', [header, ...Array.from({ length: MOST_ROWS + 1 }, () => row('x'))], 'TABLE_TOO_LONG'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'NOT_A_TABLE'],
    ['an archive of something else', zipSync({ 'readme.txt': strToU8('text') }), 'NOT_A_TABLE'],
  ])('with %s is refused and writes nothing', async (_what, table, code) => {
    await expect(load(kind, table)).rejects.toMatchObject({ code });

    expect(await everything()).toEqual(before);
  });

  it('with broken rows tells what is wrong with each and writes nothing', async () => {
    const lines = await load(kind, [header, row('??'), row(''), `${row('x')};more;and more`]);

    const rows = lines.filter((line) => line.startsWith('Строка'));
    expect(rows.length).toBeGreaterThan(1);
    expect(lines.at(-1)).toContain('Ничего не изменено');
    expect(lines.join('\n')).toContain('Значений больше, чем столбцов');
    expect(await everything()).toEqual(before);
  });

  it('with as many rows as are allowed tells the fate of each, or that they are too many', async () => {
    const rows = Array.from({ length: MOST_ROWS }, (_, n) => row(`x${n}`));

    const told = await load(kind, [header, ...rows]).then(
      (lines) => lines.filter((line) => line.startsWith('Строка')).length,
      (error: unknown) => (error instanceof AppError ? error.code : error),
    );

    expect(told).toBe((DICTIONARY_NAMES as readonly string[]).includes(kind) ? 'TABLE_TOO_LONG' : MOST_ROWS);
    expect(await everything()).toEqual(before);
  });
});

const DIRECTORY_TABLES = TABLE_KINDS.filter((kind) => !(CLIENT_TABLES as readonly string[]).includes(kind));

describe.each(DIRECTORY_TABLES)('a table of %s', (kind) => {
  const header = HEADERS[kind];
  const row = header.replaceAll(/[^;]+/g, 'x');

  it.each([
    ['a column that it does not know', [`${header};Цвет`, `${row};x`], 'Цвет'],
    ['values under no title', [`${header};;Цвет`, `${row};x;`], 'без названия'],
  ])('with %s is refused and writes nothing', async (_what, table, named) => {
    await expect(load(kind, table)).rejects.toMatchObject({
      code: 'TABLE_UNKNOWN_COLUMNS',
      details: { columns: expect.stringContaining(named) },
    });

    expect(await everything()).toEqual(before);
  });

  it('with a header without end is refused in a sentence that a card can hold', async () => {
    const endless = Array.from({ length: 500 }, (_, n) => `${'длинный '.repeat(50)}${n}`).join(';');

    const refusal = await load(kind, [`${header};${endless}`, row]).catch((error: unknown) => error);

    expect(refusal).toMatchObject({ code: 'TABLE_UNKNOWN_COLUMNS' });
    expect(JSON.stringify(refusal instanceof AppError ? refusal.details : '').length).toBeLessThan(1_500);
  });
});

describe.each(CLIENT_TABLES)('a table of %s', (kind) => {
  it('skips columns that it does not know, and says so', async () => {
    const lines = await load(kind, [`№;${HEADERS[kind]};Цвет;`, '1;x;x;x;x;x;']);

    expect(lines).toContain('Незнакомые столбцы пропущены: №, Цвет.');
  });
});
