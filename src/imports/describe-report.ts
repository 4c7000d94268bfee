import type { Texts } from '../i18n/translate.ts';
import type { TableReport } from './rows/table-report.ts';

/** Every row's fate as lines for the terminal, and what to do next. */
export function describeReport(report: TableReport, applied: boolean, texts: Texts): string[] {
  const { rows, also, warnings, wrong, changes } = report;
  return [
    ...rows.map(({ line, name, sentence }) => texts.t('imports.row', { line, name, fate: sentence })),
    ...also,
    ...warnings,
    summaryOf(wrong, changes, applied, texts),
  ];
}

function summaryOf(wrong: number, changes: number, applied: boolean, texts: Texts): string {
  if (wrong > 0) return texts.t('people.file.problems', { count: wrong });
  if (changes === 0) return texts.t('people.file.nothing');
  return texts.t(applied ? 'people.file.applied' : 'people.file.dry', { count: changes });
}
