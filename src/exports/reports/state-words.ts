import type { Texts } from '../../i18n/translate.ts';
import { isHandedIn, lastSubmission, type ReadReport } from '../../reports/report-rules.ts';
import type { ExportWords } from '../kinds/load-export-words.ts';

export function stateText({ status, correction }: ReadReport, texts: Texts): string {
  return texts.t(`reports.states.${status === 'draft' && correction ? 'correcting' : status}`);
}

/** Days by which a report came after its day; '' in time. Reports of earlier releases know none. */
export function latenessText(report: ReadReport, texts: Texts): string {
  if (!report.late || !isHandedIn(report)) return '';
  const days = report.submissions[0]?.late ?? null;
  if (!days) return texts.t('reports.late.unknown');
  return texts.t('reports.late.known', { working: days.working, days: days.calendar });
}

/** Version, with those who handed it in and accepted it; '' while nobody did. */
export function handedInText(report: ReadReport, words: ExportWords): string {
  const { texts } = words;
  const last = lastSubmission(report);
  if (!last || last.at === '') return '';
  const { n, at, by, verdict } = last;
  const handedIn = texts.t('forms.handed-in', { n, date: texts.date(words.day(at)), who: words.person(by) });
  if (verdict?.outcome !== 'accepted') return handedIn;
  const date = texts.date(words.day(verdict.at));
  return `${handedIn} ${texts.t('forms.accepted', { date, who: words.person(verdict.by) })}`;
}
