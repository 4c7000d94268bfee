import { readFileSync } from 'node:fs';
import { describeImport } from '../clients/describe-import.ts';
import { importClients } from '../clients/import-clients.ts';
import { type ClientsFile, readClientsFile } from '../clients/read-clients-file.ts';
import { createSystemClock } from '../clock.ts';
import { createProduct } from '../create-product.ts';
import { AppError } from '../errors.ts';
import { createTranslator } from '../i18n/create-translator.ts';
import type { Texts } from '../i18n/translate.ts';
import { createLogger } from '../logger.ts';
import type { Store } from '../storage/store.ts';
import { readTable } from '../tables/read-table.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({
  apply: { type: 'boolean', default: false },
  status: { type: 'string', default: 'active' },
});

await withStore({ data: values.data, missing: values.apply ? 'create' : 'empty' }, async (store, texts) => {
  const [file] = positionals;
  const { status } = values;
  if (!file || (status !== 'active' && status !== 'candidate')) {
    fail(texts.t('clients.import.usage'));
    return;
  }
  const read = await readFile(file, texts);
  if (!read) return;
  if (read.unknownColumns.length > 0) {
    console.error(texts.t('clients.import.unknownColumns', { columns: read.unknownColumns.join(', ') }));
  }
  if (read.missingColumns.length > 0) {
    const missing = read.missingColumns.map((column) => texts.t(`clients.import.columns.${column}`));
    fail(texts.t('clients.import.missingColumns', { columns: missing.join(', ') }));
    return;
  }
  await run(store, texts, read, status);
});

async function run(
  store: Store,
  texts: Texts,
  read: ClientsFile,
  status: 'active' | 'candidate',
): Promise<void> {
  const clock = createSystemClock();
  const log = createLogger('warn');
  const product = await createProduct({ store, clock, realClock: clock, log });
  const apply = values.apply === true;
  const rows = await importClients(product, { records: read.records, status, apply });
  if (rows.some(({ fate }) => fate === 'error')) process.exitCode = 1;
  for (const line of describeImport(rows, apply, texts)) console.log(line);
}

async function readFile(file: string, texts: Texts): Promise<ClientsFile | undefined> {
  const translator = createTranslator();
  const languages = [translator.in('ru'), translator.in('en')];
  try {
    return readClientsFile(await readTable(readFileSync(file)), (column) =>
      languages.map((each) => each.t(`clients.import.columns.${column}`)),
    );
  } catch (error) {
    if (error instanceof AppError) throw error;
    fail(texts.t('clients.import.unreadable', { reason: error instanceof Error ? error.message : '' }));
    return undefined;
  }
}

function fail(line: string): void {
  process.exitCode = 1;
  console.error(line);
}
