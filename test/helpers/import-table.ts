import { describeReport } from '../../src/imports/describe-report.ts';
import { importTable } from '../../src/imports/import-table.ts';
import type { ImportInput } from '../../src/imports/rows/import-input.ts';
import type { TableKind } from '../../src/imports/table-kind.ts';
import type { Product } from '../../src/product/product.ts';
import { readTable } from '../../src/tables/read-table.ts';
import { TENANT } from './build-person.ts';

/** Lines that the command line says of a table. */
export async function importLines(
  app: Product,
  kind: TableKind,
  table: string[] | Uint8Array,
  options: Partial<ImportInput> = {},
): Promise<string[]> {
  const languages = [app.translator.in('ru'), app.translator.in('en')];
  const texts = app.translator.in('ru');
  const bytes = table instanceof Uint8Array ? table : new TextEncoder().encode(table.join('\n'));
  const defaults = { by: 'admin', apply: false, tenantId: TENANT, deactivateMissing: false };
  const input = { ...defaults, languages, texts, ...options };
  const report = await importTable(app, kind, await readTable(bytes), input);
  return describeReport(report, input.apply, texts);
}
