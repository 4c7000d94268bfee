import type { ExportKind } from '../../src/exports/export-kind.ts';
import { PRODUCT_EXPORTS } from '../../src/product/export-kinds.ts';
import type { App } from '../turn/app.ts';

/** Every list that can be had as a file: those of the product, and those that say what only cards know to say. */
export const EXPORT_KINDS: readonly ExportKind<App>[] = [...PRODUCT_EXPORTS];
