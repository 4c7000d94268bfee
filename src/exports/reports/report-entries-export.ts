import { z } from 'zod';
import { periodName } from '../../i18n/period-name.ts';
import type { KeyPart } from '../../i18n/text-key.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { writeEntryKey } from '../../reports/entry-key.ts';
import { type PartLine, type ViewReportDeps, viewPart } from '../../reports/view-report.ts';
import { type RowColumn, sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportKind } from '../export-kind.ts';
import { type ExportWords, type ExportWordsDeps, loadExportWords } from '../kinds/load-export-words.ts';
import { readFilters } from '../read-filters.ts';
import { percentCell } from './report-sheets.ts';

const Filters = z.object({ report: z.string().max(120) });

/** One person's part of a report as a table that comes back: figures of the register, and cells to fill in. */
export const reportEntriesExport: ExportKind<ViewReportDeps & ExportWordsDeps> = {
  id: 'report-entries',
  subject: ({ report = '' }) => subjectOf.report(report),
  build: async (deps, ask) => {
    const { report: id } = readFilters(Filters, ask.filters);
    const { report, lines } = await viewPart(deps, { actor: ask.actor, report: id });
    const words = await loadExportWords(deps, ask);
    const { texts } = words;
    const of = { unit: words.unit(report.unit), period: periodName(report.period, texts) };
    return {
      name: texts.t('forms.part', of),
      lines: [texts.t('forms.part-lines')],
      sheets: [sheetOf(texts.t('forms.part-sheet'), entryColumns(id, words), lines)],
    };
  },
};

function entryColumns(report: string, words: ExportWords): RowColumn<PartLine>[] {
  const { texts } = words;
  const titled = (
    name: KeyPart<'imports.columns.report-entries'>,
    kind: RowColumn<PartLine>['kind'],
    of: RowColumn<PartLine>['of'],
    more: Partial<RowColumn<PartLine>> = {},
  ): RowColumn<PartLine> => ({ title: texts.t(`imports.columns.report-entries.${name}`), kind, of, ...more });
  const yes = texts.t('fields.yes');
  const input = (width: number, hint?: string) => ({ input: true, width, ...(hint ? { hint } : {}) });
  return [
    titled('client', 'text', ({ line }) => line.client),
    titled('name', 'text', ({ line }) => line.name),
    titled('current', 'money', ({ line }) => line.current),
    titled('previous', 'money', ({ line }) => line.previous),
    titled('percent', 'percent', ({ line }) => percentCell(line.growth, words)),
    titled('cause', 'text', ({ entry }) => entry?.cause ?? '', input(34, texts.t('forms.hints.cause'))),
    titled('forecast', 'money', ({ entry }) => entry?.forecast ?? null, input(18)),
    titled('risk', 'text', ({ entry }) => entry?.risk ?? '', input(28)),
    titled('proposals', 'text', ({ entry }) => entry?.proposals ?? '', input(28)),
    titled('noChanges', 'text', ({ entry }) => (entry?.noChanges ? yes : ''), {
      ...input(16, texts.t('forms.hints.no-changes')),
      choices: [yes],
    }),
    titled('key', 'text', ({ line, entry }) => writeEntryKey(report, line, entry), { hidden: true }),
  ];
}
