import { readFileSync } from 'node:fs';
import type { TextKey } from '../i18n/text-key.ts';
import type { Texts } from '../i18n/translate.ts';
import { describeReport } from '../imports/describe-report.ts';
import { importTable } from '../imports/import-table.ts';
import type { TableKind } from '../imports/table-kind.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { createLogger } from '../kernel/logger.ts';
import { createProduct } from '../product/create-product.ts';
import { readTable } from '../tables/read-table.ts';
import type { Table } from '../tables/table.ts';
import { withStore } from './with-store.ts';

export interface LoadFileOptions {
  /** The embedded store's file; '' for the configured store. */
  data: string;
  file: string | undefined;
  apply: boolean;
  /** Sentence for whoever names no file. */
  usage: TextKey;
}

/** Loads one table from a file, told row by row; the exit code is 1 while a row is wrong. */
export async function loadFile(
  kind: TableKind | null | ((table: Table, languages: Texts[]) => TableKind),
  { data, file, apply, usage }: LoadFileOptions,
): Promise<void> {
  await withStore({ data, missing: apply ? 'create' : 'empty' }, async (store, texts) => {
    const bytes = file ? readBytes(file) : undefined;
    if (!file || !kind) return fail(texts.t(usage));
    if (!bytes) return fail(texts.t('imports.clients.unreadable', { file }));
    const clock = createSystemClock();
    const product = await createProduct({ store, clock, realClock: clock, log: createLogger('warn') });
    const languages = [product.translator.in('ru'), product.translator.in('en')];
    const by = 'import';
    const input = {
      by,
      apply,
      tenantId: '',
      deactivateMissing: false,
      units: 'all' as const,
      languages,
      texts,
    };
    const table = await readTable(bytes);
    const report = await importTable(
      product,
      typeof kind === 'function' ? kind(table, languages) : kind,
      table,
      input,
    );
    if (report.wrong > 0) process.exitCode = 1;
    for (const line of describeReport(report, apply, texts)) console.log(line);
  });
}

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
