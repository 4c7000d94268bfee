import { dutiesExport } from '../duties/duties-export.ts';
import type { ExportKind } from '../exports/export-kind.ts';
import { clientsExport } from '../exports/kinds/clients-export.ts';
import { dictionaryExport, peopleExport, unitsExport } from '../exports/kinds/directory-export.ts';
import { foundExport } from '../exports/kinds/found-export.ts';
import { notesExport } from '../exports/kinds/notes-export.ts';
import { passportExport } from '../exports/kinds/passport-export.ts';
import { potentialExport, proposalsExport, unconfirmedExport } from '../exports/kinds/potential-export.ts';
import { undeliveredExport, unreachableExport } from '../exports/kinds/undelivered-export.ts';
import { vipListExport } from '../exports/kinds/vip-list-export.ts';
import { branchReportExport } from '../exports/reports/branch-report-export.ts';
import { formsExport } from '../exports/reports/forms-export.ts';
import { reportEntriesExport } from '../exports/reports/report-entries-export.ts';
import { reportExport } from '../exports/reports/report-export.ts';

import { registerExport } from '../registers/lists/register-export.ts';
import type { Product } from './product.ts';

/** Every list of the product that can be had as a file. */
export const PRODUCT_EXPORTS: readonly ExportKind<Product>[] = [
  clientsExport,
  foundExport,
  notesExport,
  passportExport,
  peopleExport,
  unitsExport,
  dictionaryExport,
  undeliveredExport,
  unreachableExport,
  dutiesExport,
  formsExport,
  reportExport,
  reportEntriesExport,
  branchReportExport,
  potentialExport,
  proposalsExport,
  unconfirmedExport,
  vipListExport,
  registerExport,
];
