import { percentInTime, type Standing, sumOfKept } from '../../src/duties/duty-rules.ts';
import type { Duties } from '../../src/duties/load-duties.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Punctuality } from '../../src/overview/step-rules.ts';
import type { Unit } from '../../src/people/person.ts';
import { BRANCH } from '../../src/people/person.ts';
import { unitText } from '../overview/overview-words.ts';

/** Trouble before what went well: `Просрочено 3 решения, в срок 92 %`. */
export function dutySentence({ overdue, kept }: Duties, texts: Texts): string {
  const waiting = new Set(overdue.map(({ request }) => request)).size;
  const percent = percentInTime(sumOfKept(kept));
  const parts = [
    waiting > 0 ? texts.t('duties.sentence.overdue', { count: waiting }) : texts.t('duties.sentence.fine'),
    ...(percent === null ? [] : [texts.t('duties.sentence.percent', { percent })]),
  ];
  return parts.join(', ');
}

/** `в срок 14 из 16`; '' where there was nothing to keep. */
export function punctualityText({ inTime, late }: Punctuality, texts: Texts): string {
  const all = inTime + late;
  return all === 0 ? '' : texts.t('duties.in-time', { done: inTime, all });
}

/** `2 просрочены, дольше всего 5 дней · в срок 14 из 16`. */
export function standingText({ overdue, longest, all }: Standing, texts: Texts): string {
  return [
    ...(overdue > 0 ? [texts.t('duties.waits', { count: overdue, longest })] : []),
    punctualityText(all, texts),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export function placeText(place: string, units: Unit[], texts: Texts): string {
  return place === BRANCH ? texts.t('dictionaries.offices.branch') : unitText(place, units, texts);
}
