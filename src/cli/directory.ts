import { readFileSync } from 'node:fs';
import type { Texts } from '../i18n/translate.ts';
import { describeReport } from '../imports/describe-report.ts';
import { describeDirectory } from '../imports/directory-file/describe-directory.ts';
import { loadDirectory } from '../imports/directory-file/load-directory.ts';
import { importTable } from '../imports/import-table.ts';
import { isTableKind, TABLE_KINDS, type TableKind } from '../imports/table-kind.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { createLogger } from '../kernel/logger.ts';
import { createProduct } from '../product/create-product.ts';
import type { Product } from '../product/product.ts';
import { decodeText } from '../tables/decode-text.ts';
import { readTable } from '../tables/read-table.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({
  apply: { type: 'boolean', default: false },
  'deactivate-missing': { type: 'boolean', default: false },
  table: { type: 'string', default: '' },
  tenant: { type: 'string', default: '' },
});

const apply = values.apply === true;
const deactivateMissing = values['deactivate-missing'] === true;

await withStore({ data: values.data, missing: apply ? 'create' : 'empty' }, async (store, texts) => {
  const [file] = positionals;
  const bytes = file ? readBytes(file) : undefined;
  const name = values.table || 'people';
  if (!file || !bytes) {
    fail(texts.t(file ? 'people.file.unreadable' : 'people.file.usage', { file: file ?? '' }));
  } else if (!isTableKind(name)) {
    fail(texts.t('imports.unknown-kind', { table: name, known: TABLE_KINDS.join(', ') }));
  } else if (deactivateMissing && name !== 'people') {
    fail(texts.t('imports.people-only'));
  } else {
    const clock = createSystemClock();
    const product = await createProduct({ store, clock, realClock: clock, log: createLogger('warn') });
    const isJson = /^\s*[{[]/.test(decodeText(bytes.subarray(0, 100)) ?? '');
    if (isJson && values.table === '') await loadJson(product, bytes, texts);
    else await loadTable(product, name, bytes, texts);
  }
});

async function loadJson(product: Product, bytes: Uint8Array, texts: Texts): Promise<void> {
  const json = readJson(bytes);
  if (json === undefined) throw new AppError('NOT_A_TABLE');
  const result = await loadDirectory(product, { json, apply, deactivateMissing });
  if (result.problems.length > 0) process.exitCode = 1;
  for (const line of describeDirectory(result, apply, texts)) console.log(line);
}

async function loadTable(product: Product, kind: TableKind, bytes: Uint8Array, texts: Texts): Promise<void> {
  const languages = [product.translator.in('ru'), product.translator.in('en')];
  const tenantId = values.tenant;
  const input = { by: 'import', apply, tenantId, deactivateMissing, languages, texts };
  const rows = await readTable(bytes);
  const report = await importTable(product, kind, rows, input).catch((error: unknown) => {
    const isOther = error instanceof AppError && /^TABLE_(UNKNOWN_)?COLUMNS$/.test(error.code);
    if (isOther && values.table === '') {
      console.error(texts.t('imports.not-people', { known: TABLE_KINDS.join(' | ') }));
    }
    throw error;
  });
  if (report.wrong > 0) process.exitCode = 1;
  for (const line of describeReport(report, apply, texts)) console.log(line);
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
    return JSON.parse(decodeText(bytes) ?? '');
  } catch {
    return undefined;
  }
}

function fail(line: string): void {
  process.exitCode = 1;
  console.error(line);
}
