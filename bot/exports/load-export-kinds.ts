import type { ExportKind } from '../../src/exports/export-kind.ts';
import { PRODUCT_EXPORTS } from '../../src/product/export-kinds.ts';
import { logExport } from '../log/load-log-export.ts';
import { overviewExport } from '../overview/load-overview-export.ts';
import { requestsExport } from '../request-lists/load-requests-export.ts';
import type { App } from '../turn/app.ts';

/** Every list that can be had as a file: those of the product, and those whose words only cards know. */
export const EXPORT_KINDS: readonly ExportKind<App>[] = [
  ...PRODUCT_EXPORTS,
  requestsExport,
  overviewExport,
  logExport,
];
