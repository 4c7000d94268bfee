import { z } from 'zod';
import { MOST_EXPORT_ROWS } from '../../src/exports/build-export.ts';
import type { ExportKind } from '../../src/exports/export-kind.ts';
import { readFilters } from '../../src/exports/read-filters.ts';
import { BEHIND, listBehind } from '../../src/overview/list-behind.ts';
import type { App } from '../turn/app.ts';
import { presentBehindSheet } from './overview-sheet.ts';
import { weekText } from './overview-words.ts';

const Filters = z.object({ what: z.enum(BEHIND), on: z.iso.date() });

/** All that a figure of the week counts. */
export const overviewExport: ExportKind<App> = {
  id: 'overview',
  build: async (app, { actor, filters, texts }) => {
    const { what, on } = readFilters(Filters, filters);
    const list = await listBehind(app, { actor, what, on, count: MOST_EXPORT_ROWS.xlsx + 1 });
    return {
      name: texts.t(`overview.list.${what}`),
      lines: [weekText({ ...list, isOver: list.to < list.today }, texts)],
      sheets: [presentBehindSheet(list, what, texts)],
    };
  },
};
