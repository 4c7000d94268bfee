import type { QuarterCharge } from '../../src/figures/below-threshold-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Proposal, RemovalProposal } from '../../src/proposals/list-proposals.ts';
import { measureText } from '../potential/potential-card.ts';

/** Numbers that speak for a proposal, as a sentence. */
export function proposalText(proposal: Proposal, texts: Texts): string {
  return proposal.kind === 'removal' ? removalText(proposal, texts) : measureText(proposal.closeness, texts);
}

function removalText({ limit, quarters }: RemovalProposal, texts: Texts): string {
  return texts.t('proposals.below', {
    limit: texts.money(limit.amount),
    quarters: quarters.map((quarter) => quarterText(quarter, texts)).join(', '),
  });
}

const ROMAN = ['I', 'II', 'III', 'IV'];

function quarterText({ from, average }: QuarterCharge, texts: Texts): string {
  const [year = '', month = ''] = from.split('-');
  const quarter = ROMAN[Math.floor((Number(month) - 1) / 3)] ?? '';
  return texts.t('proposals.quarter', { quarter, year, average: texts.money(average) });
}
