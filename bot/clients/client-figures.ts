import type { ClientCard } from '../../src/client-card/load-client-card.ts';
import { assessmentFacts } from '../cards/assessment-words.ts';
import { figureFacts, trendLines } from '../cards/charge-facts.ts';
import { fold } from '../cards/fold.ts';
import type { FoldView } from '../cards/view.ts';
import type { ClientWords } from './client-words.ts';

/** Charges, debts and payment discipline as the billing system told of them, and how near each threshold is. */
export function presentClientFigures(card: ClientCard, words: ClientWords): FoldView[] {
  const { figures, incomeShare, assessments } = card;
  const { texts } = words;
  const measured = assessmentFacts(assessments, (id) => words.entry('criteria', id), texts);
  if (!figures && measured.length === 0) return [];
  const title = texts.t(`clients.card.sections.${figures ? 'figures' : 'thresholds'}`);
  const facts = [...measured, ...(figures ? figureFacts(figures, incomeShare, texts) : [])];
  const lines = figures ? trendLines(figures, texts) : [];
  return [fold('figures', title, { facts, lines }, words)];
}
