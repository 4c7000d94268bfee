import type { Texts } from '../i18n/translate.ts';
import type { ImportRow } from './import-clients.ts';

/** Every row's fate as lines for the terminal, and the sum of them. */
export function describeImport(rows: ImportRow[], apply: boolean, texts: Texts): string[] {
  const count = (...fates: ImportRow['fate'][]) => rows.filter(({ fate }) => fates.includes(fate)).length;
  return [
    ...rows.flatMap((row) => describeRow(row, texts)),
    texts.t('clients.import.summary', {
      total: rows.length,
      fresh: count('new', 'added'),
      existing: count('exists'),
      repeated: count('repeated'),
      wrong: count('error'),
    }),
    ...outcome(apply, count('error'), count('added'), texts),
  ];
}

/** A key that was taken meanwhile can spoil one row after others were added: then something is written. */
function outcome(apply: boolean, wrong: number, added: number, texts: Texts): string[] {
  if (!apply) return [texts.t('clients.import.dry')];
  return wrong > 0 && added === 0 ? [texts.t('clients.import.refused')] : [];
}

function describeRow(row: ImportRow, texts: Texts): string[] {
  const { line, name, fate, client, first, problems, warnings } = row;
  const isAdded = fate === 'new' || fate === 'added';
  return [
    texts.t(`clients.import.fates.${fate}`, { line, name, client, first }),
    ...problems.map(({ column, error }) =>
      texts.t('clients.import.problem', {
        column: texts.t(`clients.import.columns.${column}`),
        sentence: texts.t(`fields.errors.${error.code}`, error.args),
      }),
    ),
    ...(isAdded ? warnings.map((warning) => texts.t(`clients.import.warnings.${warning}`)) : []),
  ];
}
