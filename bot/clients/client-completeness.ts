import type { Completeness } from '../../src/clients/passport/completeness-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';

/** Missing parts that one reads and keeps in mind. */
const MOST_NAMED = 3;

/** «Паспорт заполнен на 60 %; не хватает: день рождения руководителя, договор». */
export function presentCompleteness({ percent, missing }: Completeness, texts: Texts): string {
  if (missing.length === 0) return texts.t('clients.completeness.whole');
  const named = missing.slice(0, MOST_NAMED).map((part) => texts.t(`clients.completeness.parts.${part}`));
  const more = missing.length - named.length;
  return texts.t('clients.completeness.text', { percent, parts: named.join(', '), more });
}
