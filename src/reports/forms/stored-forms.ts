import { z } from 'zod';
import { type FormLanguages, fieldsOf, originalForms } from './form-rules.ts';
import { REPORT_PARTS, type ReportForms, type ReportPart } from './report-form.ts';

const COLUMNS = z.array(
  z.object({
    field: z.string(),
    title: z.object({ ru: z.string(), en: z.string() }),
    width: z.number().nullable(),
  }),
);

const STORED = z.object({ indicators: COLUMNS, growth: COLUMNS, work: COLUMNS });

/** Stored forms; the original ones where there are none. Fields of other releases are left out. */
export function readForms(value: unknown, languages: FormLanguages): ReportForms {
  if (value === undefined) return originalForms(languages);
  const forms = STORED.parse(value);
  const known = (part: ReportPart) => forms[part].filter(({ field }) => Object.hasOwn(fieldsOf(part), field));
  return { indicators: known('indicators'), growth: known('growth'), work: known('work') };
}

/** A line of the log for each column: where it stands, its titles, its width. */
export function tracedForms(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  const forms = STORED.parse(value);
  return Object.fromEntries(
    REPORT_PARTS.flatMap((part) =>
      forms[part].map(({ field, title, width }, at) => [
        `${part}.${field}`,
        [at + 1, title.ru, title.en, ...(width ? [width] : [])].join(' · '),
      ]),
    ),
  );
}
