import { z } from 'zod';
import { periodName } from '../../i18n/period-name.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { ReportContent } from '../../reports/contents/report-content.ts';
import { type LoadFormsDeps, loadForms } from '../../reports/forms/load-forms.ts';
import { type ReportView, type ViewReportDeps, viewReport } from '../../reports/view-report.ts';
import type { ExportKind } from '../export-kind.ts';
import { type ExportWords, type ExportWordsDeps, loadExportWords } from '../kinds/load-export-words.ts';
import { readFilters } from '../read-filters.ts';
import { reportSheets } from './report-sheets.ts';
import { handedInText, latenessText, stateText } from './state-words.ts';

const Filters = z.object({ report: z.string().max(120) });

export const EMPTY_CONTENT: ReportContent = { indicators: [], growth: [], work: [], income: null };

/** Reports 1-3 of a unit as they are handed in, or as they stand; for who sees them whole. */
export const reportExport: ExportKind<ViewReportDeps & LoadFormsDeps & ExportWordsDeps> = {
  id: 'report',
  formats: ['xlsx', 'pdf'],
  subject: ({ report = '' }) => subjectOf.report(report),
  build: async (deps, ask) => {
    const { report } = readFilters(Filters, ask.filters);
    const view = await viewReport(deps, { actor: ask.actor, report });
    const words = await loadExportWords(deps, ask);
    const { forms } = await loadForms(deps);
    const { unit, period } = view.report;
    const contents = [{ unit, content: view.content ?? EMPTY_CONTENT }];
    return {
      name: ask.texts.t('forms.report', { unit: words.unit(unit), period: periodName(period, ask.texts) }),
      lines: headLines(view, words),
      sheets: reportSheets({ contents, forms, words, withUnit: false }),
    };
  },
};

/** State, version, lateness, and what the unit earned in all. */
function headLines({ report, content }: ReportView, words: ExportWords): string[] {
  const { texts } = words;
  const income = content?.income ?? null;
  return [
    texts.t('forms.state', { state: stateText(report, texts) }),
    handedInText(report, words),
    latenessText(report, texts),
    income === null ? '' : texts.t('forms.income', { income: texts.money(income) }),
  ].filter((line) => line !== '');
}
