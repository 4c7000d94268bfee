import { readFileSync } from 'node:fs';
import { describeReport } from '../imports/describe-report.ts';
import { importTable } from '../imports/import-table.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { createLogger } from '../kernel/logger.ts';
import { createProduct } from '../product/create-product.ts';
import { readTable } from '../tables/read-table.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({
  apply: { type: 'boolean', default: false },
  status: { type: 'string', default: 'active' },
});

const apply = values.apply === true;

await withStore({ data: values.data, missing: apply ? 'create' : 'empty' }, async (store, texts) => {
  const [file] = positionals;
  const { status } = values;
  const bytes = file ? readBytes(file) : undefined;
  if (!file || (status !== 'active' && status !== 'candidate')) {
    fail(texts.t('imports.clients.usage'));
    return;
  }
  if (!bytes) {
    fail(texts.t('imports.clients.unreadable', { file }));
    return;
  }
  const clock = createSystemClock();
  const product = await createProduct({ store, clock, realClock: clock, log: createLogger('warn') });
  const languages = [product.translator.in('ru'), product.translator.in('en')];
  const input = { by: 'import', apply, tenantId: '', deactivateMissing: false, languages, texts };
  const kind = status === 'active' ? 'clients' : 'candidates';
  const report = await importTable(product, kind, await readTable(bytes), input);
  if (report.wrong > 0) process.exitCode = 1;
  for (const line of describeReport(report, apply, texts)) console.log(line);
});

function readBytes(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

function fail(line: string): void {
  process.exitCode = 1;
  console.error(line);
}
