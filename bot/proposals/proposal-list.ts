import type { Proposal } from '../../src/proposals/list-proposals.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView, RowView } from '../cards/view.ts';
import type { ClientWords } from '../clients/client-words.ts';
import { button } from '../potential/potential-card.ts';
import { wayOn } from './proposal-card.ts';
import { proposalText } from './proposal-words.ts';

/** More would not fit on a card: the first ones are answered first. */
const MOST = 12;

export interface ProposalListInput {
  proposals: Proposal[];
  leads(unit: string): boolean;
  /** Clients whose data nobody has confirmed for a year. */
  unconfirmed: number;
  /** A sentence on what was done, or ''. */
  said: string;
}

/** Everything that is proposed to the reader, the way into the route beside each. Data of `clients/list`. */
export function presentProposals(
  { proposals, leads, unconfirmed, said }: ProposalListInput,
  words: ClientWords,
): CardData {
  const { texts } = words;
  const shown = proposals.slice(0, MOST);
  const rest = proposals.length - shown.length;
  const lines = [
    said,
    texts.t('proposals.total', { total: proposals.length }),
    rest > 0 ? texts.t('proposals.more', { rest }) : '',
  ];
  return {
    header: {
      kind: texts.t('proposals.kind'),
      number: '',
      title: texts.t('proposals.title'),
      status: '',
      tone: 'default',
    },
    total: lines.filter((line) => line !== '').join('\n\n'),
    inputs: [],
    show: [],
    rows: shown.map((each) => rowOf(each, leads(each.unit), words)),
    buttons: [
      ...(unconfirmed > 0
        ? [button(texts.t('proposals.unconfirmed', { count: unconfirmed }), 'client.unconfirmed', {})]
        : []),
      ...(proposals.length > 0 ? [exportButton('proposals', {}, texts)] : []),
    ],
  };
}

function rowOf(proposal: Proposal, leads: boolean, words: ClientWords): RowView {
  const { texts } = words;
  const { kind, about, name } = proposal;
  return {
    title: name,
    detail: proposalText(proposal, texts),
    tone: kind === 'removal' ? 'warning' : 'default',
    tap: button(`${texts.t('clients.list.buttons.open')}: ${name}`, 'proposal.open', { kind, about }),
    buttons: [inShort(wayOn(proposal, leads, words), words)],
  };
}

/** A row has no room for the whole of a long title. */
function inShort(way: ButtonView, { texts }: ClientWords): ButtonView {
  const short: Partial<Record<string, string>> = {
    'proposal.remove': texts.t('proposals.buttons.remove-short'),
    'proposal.hand': texts.t('proposals.buttons.hand-short'),
    'potential.register': texts.t('proposals.buttons.register-short'),
    'client.edit': texts.t('proposals.buttons.register-short'),
  };
  return { ...way, title: short[way.verb] ?? way.title, tooltip: way.title };
}
