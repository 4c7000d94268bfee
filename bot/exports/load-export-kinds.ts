import type { ExportKind } from '../../src/exports/export-kind.ts';
import { PRODUCT_EXPORTS } from '../../src/product/export-kinds.ts';
import { planExport } from '../greeting-plans/load-plan-export.ts';
import { inboxExport, monthExport } from '../inbox/load-inbox-export.ts';
import { logExport } from '../log/load-log-export.ts';
import { overviewExport } from '../overview/load-overview-export.ts';
import { clientRequestsExport, requestsExport } from '../request-lists/load-requests-export.ts';
import type { App } from '../turn/app.ts';

/** Every list that can be had as a file: those of the product, and those whose words only cards know. */
export const EXPORT_KINDS: readonly ExportKind<App>[] = [
  ...PRODUCT_EXPORTS,
  inboxExport,
  monthExport,
  requestsExport,
  clientRequestsExport,
  overviewExport,
  planExport,
  logExport,
];
