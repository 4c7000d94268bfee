import { readFileSync } from 'node:fs';
import { createSystemClock } from '../clock.ts';
import { createProduct } from '../create-product.ts';
import { AppError } from '../errors.ts';
import type { Texts } from '../i18n/translate.ts';
import { createLogger } from '../logger.ts';
import { describeDirectory } from '../people/describe-directory.ts';
import { describePeopleTable } from '../people/describe-people-table.ts';
import { importStaff, readStaffTable } from '../people/import-staff.ts';
import { loadDirectory } from '../people/load-directory.ts';
import { readPeopleTable, toDirectoryFile } from '../people/people-table.ts';
import type { Product } from '../product.ts';
import { readTable } from '../tables/read-table.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({
  apply: { type: 'boolean', default: false },
  'deactivate-missing': { type: 'boolean', default: false },
  staff: { type: 'boolean', default: false },
  tenant: { type: 'string', default: '' },
});

const apply = values.apply === true;

await withStore({ data: values.data, missing: apply ? 'create' : 'empty' }, async (store, texts) => {
  const [file] = positionals;
  const bytes = file ? readBytes(file) : undefined;
  if (!file || !bytes) {
    fail(texts.t(file ? 'people.file.unreadable' : 'people.file.usage', { file: file ?? '' }));
    return;
  }
  const clock = createSystemClock();
  const product = await createProduct({ store, clock, realClock: clock, log: createLogger('warn') });
  const languages = [product.translator.in('ru'), product.translator.in('en')];
  if (values.staff === true) await loadStaff(product, bytes, languages, texts);
  else if (/^\s*[{[]/.test(new TextDecoder().decode(bytes.subarray(0, 100))))
    await loadJson(product, bytes, texts);
  else await loadTable(product, bytes, languages, texts);
});

async function loadJson(product: Product, bytes: Uint8Array, texts: Texts): Promise<void> {
  const json = readJson(bytes);
  if (json === undefined) throw new AppError('NOT_A_TABLE');
  const result = await load(product, json);
  if (result.problems.length > 0) process.exitCode = 1;
  for (const line of describeDirectory(result, apply, texts)) console.log(line);
}

async function loadTable(
  product: Product,
  bytes: Uint8Array,
  languages: Texts[],
  texts: Texts,
): Promise<void> {
  const table = readPeopleTable(await readTable(bytes), languages);
  if (!fits(table, 'table', texts)) return;
  const tenantId = await findTenant(product);
  if (tenantId === '') {
    fail(texts.t('people.table.no-tenant'));
    return;
  }
  const units = await product.directory.listUnits();
  const result = await load(product, toDirectoryFile(table, { tenantId, units, languages }));
  if (result.problems.length > 0) process.exitCode = 1;
  for (const line of describePeopleTable(table, result, apply, texts)) console.log(line);
}

async function loadStaff(
  product: Product,
  bytes: Uint8Array,
  languages: Texts[],
  texts: Texts,
): Promise<void> {
  const table = readStaffTable(await readTable(bytes), languages);
  if (!fits(table, 'staff', texts)) return;
  const rows = await importStaff(product, { table, apply, languages });
  const wrong = rows.filter(({ fate }) => fate !== 'ok').length;
  if (wrong > 0) process.exitCode = 1;
  for (const { line, unit, post, fate } of rows) {
    console.log(
      texts.t('people.table.row', { line, name: post, fate: texts.t(`people.staff.${fate}`, { unit }) }),
    );
  }
  if (wrong > 0) console.log(texts.t('people.file.problems', { count: wrong }));
  else console.log(texts.t(apply ? 'people.file.applied' : 'people.file.dry', { count: rows.length }));
}

function load(product: Product, json: unknown) {
  return loadDirectory(product, { json, apply, deactivateMissing: values['deactivate-missing'] === true });
}

/** Says which columns are unknown or missing; false when the table cannot be read without them. */
function fits(
  table: { unknownColumns: string[]; missingColumns: string[] },
  area: 'table' | 'staff',
  texts: Texts,
): boolean {
  const { unknownColumns, missingColumns } = table;
  if (unknownColumns.length > 0) {
    console.error(texts.t('clients.import.unknownColumns', { columns: unknownColumns.join(', ') }));
  }
  if (missingColumns.length === 0) return true;
  const columns = missingColumns.map((column) => texts.t(`people.${area}.columns.${column}`)).join(', ');
  fail(texts.t('clients.import.missingColumns', { columns }));
  return false;
}

/** `--tenant`, else the one that the directory's people belong to. */
async function findTenant({ people }: Product): Promise<string> {
  if (typeof values.tenant === 'string' && values.tenant !== '') return values.tenant;
  for await (const person of people.scan()) return person.tenantId;
  return '';
}

function readBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function fail(line: string): void {
  process.exitCode = 1;
  console.error(line);
}
