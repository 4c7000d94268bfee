import { dutiesExport } from '../duties/duties-export.ts';
import type { ExportKind } from '../exports/export-kind.ts';
import { clientsExport } from '../exports/kinds/clients-export.ts';
import type { Product } from './product.ts';

/** Every list of the product that can be had as a file. */
export const PRODUCT_EXPORTS: readonly ExportKind<Product>[] = [clientsExport, dutiesExport];
