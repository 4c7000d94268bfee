import type { FORM_TABLE_COLUMNS } from '../../imports/import-report-forms.ts';
import { requireRight } from '../../people/require-right.ts';
import { fieldsOf } from '../../reports/forms/form-rules.ts';
import { type LoadFormsDeps, loadForms } from '../../reports/forms/load-forms.ts';
import { type FormColumn, REPORT_PARTS, type ReportPart } from '../../reports/forms/report-form.ts';
import type { RowColumn } from '../../workbooks/sheet-of.ts';
import { sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportKind } from '../export-kind.ts';
import type { ExportWordsDeps } from '../kinds/load-export-words.ts';

type Row = FormColumn & { part: ReportPart };

/** Columns of reports 1-3 as a table that comes back (`import-report-forms.ts`). */
export const formsExport: ExportKind<LoadFormsDeps & ExportWordsDeps> = {
  id: 'report-forms',
  build: async (deps, { actor, texts }) => {
    await requireRight(deps, actor, 'import-tables');
    const { forms } = await loadForms(deps);
    const fieldOf = ({ part, field }: Row) => fieldsOf(part)[field];
    const column = (
      name: (typeof FORM_TABLE_COLUMNS)[number],
      of: RowColumn<Row>['of'],
      more: Partial<RowColumn<Row>> = {},
    ): RowColumn<Row> => ({
      title: texts.t(`imports.columns.report-forms.${name}`),
      kind: 'text',
      of,
      ...more,
    });
    const input = { input: true };
    const rows = REPORT_PARTS.flatMap((part) => forms[part].map((each): Row => ({ ...each, part })));
    const columns = [
      column('part', ({ part }) => texts.t(`forms.parts.${part}`)),
      column('field', ({ field }) => field),
      column('titleRu', ({ title }) => title.ru, input),
      column('titleEn', ({ title }) => title.en, input),
      column('width', ({ width }) => width, { ...input, kind: 'number' }),
      column('kind', (row) => texts.t(`forms.kinds.${fieldOf(row)?.kind ?? 'text'}`)),
      column('required', (row) => texts.t(fieldOf(row)?.required ? 'fields.yes' : 'fields.no')),
    ];
    const name = texts.t('forms.name');
    return { name, lines: [texts.t('forms.lines')], sheets: [sheetOf(name, columns, rows)] };
  },
};
