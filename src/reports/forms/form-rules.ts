import type { Texts } from '../../i18n/translate.ts';
import type { SheetColumn } from '../../workbooks/sheet.ts';
import {
  FORM_FIELDS,
  type FormColumn,
  type FormField,
  type ReportForms,
  type ReportPart,
} from './report-form.ts';

export const WIDTHS = { least: 4, most: 100 };

/** Titles of both languages. */
export interface FormLanguages {
  ru: Texts;
  en: Texts;
}

export function fieldsOf(part: ReportPart): Record<string, FormField> {
  return FORM_FIELDS[part];
}

/** Forms as they are while nobody has said anything. */
export function originalForms(languages: FormLanguages): ReportForms {
  const columns = (part: ReportPart) =>
    Object.entries(fieldsOf(part)).map(
      ([field, { width = null }]): FormColumn => ({
        field,
        title: { ru: titleOf(part, field, languages.ru), en: titleOf(part, field, languages.en) },
        width,
      }),
    );
  return { indicators: columns('indicators'), growth: columns('growth'), work: columns('work') };
}

function titleOf(part: ReportPart, field: string, texts: Texts): string {
  return texts.built(`forms.fields.${part}.${field}`);
}

/** Columns of one report's sheet, each with the field that it tells. */
export function sheetColumns(
  forms: ReportForms,
  part: ReportPart,
  { locale }: Pick<Texts, 'locale'>,
): { field: string; column: SheetColumn }[] {
  return forms[part].flatMap(({ field, title, width }) => {
    const { kind, sum } = fieldsOf(part)[field] ?? { kind: 'text' as const };
    const column = { title: title[locale], kind, ...(sum ? { sum } : {}), ...(width ? { width } : {}) };
    return [{ field, column }];
  });
}

/** Fields that a report cannot be without and these columns leave out. */
export function missingFields(part: ReportPart, columns: readonly Pick<FormColumn, 'field'>[]): string[] {
  const there = new Set(columns.map(({ field }) => field));
  return Object.entries(fieldsOf(part)).flatMap(([field, { required }]) =>
    required && !there.has(field) ? [field] : [],
  );
}
