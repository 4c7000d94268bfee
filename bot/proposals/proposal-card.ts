import type { Proposal } from '../../src/proposals/list-proposals.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { type ButtonView, type InputView, inputId, type NoticeView, type PlaceView } from '../cards/view.ts';
import type { ClientWords } from '../clients/client-words.ts';
import { button } from '../potential/potential-card.ts';
import { proposalText } from './proposal-words.ts';

export interface ProposalCardInput {
  proposal: Proposal;
  /** True for who answers it for the unit; else the reader is its manager. */
  leads: boolean;
  notice: NoticeView | null;
  rendering: string;
}

/** One proposal with the way into the route, and the way to put it off. Data of `potential/card`. */
export function presentProposal(
  { proposal, leads, notice, rendering }: ProposalCardInput,
  words: ClientWords,
): CardData {
  const { texts } = words;
  const { kind, about, name, unit, manager } = proposal;
  return {
    header: {
      kind: texts.t(`proposals.kinds.${kind}`),
      number: about,
      title: name,
      status: '',
      tone: kind === 'removal' ? 'warning' : 'accent',
    },
    notice,
    measure: proposalText(proposal, texts),
    facts: [
      { title: texts.t('clients.card.facts.unit'), value: words.unit(unit) },
      { title: texts.t('clients.card.facts.manager'), value: words.person(manager) },
    ],
    buttonRows: inRows([
      { ...wayOn(proposal, leads, words), tone: 'positive' },
      ...(leads
        ? [{ ...button(texts.t('proposals.buttons.later'), '', {}), toggles: [placeId(about)] }]
        : []),
      about.startsWith('POT-')
        ? button(texts.t('proposals.buttons.card'), 'potential.open', { potential: about })
        : button(texts.t('proposals.buttons.card'), 'client.open', { client: about }),
      button(texts.t('proposals.buttons.list'), 'proposal.list', {}),
    ]),
    places: leads ? [laterPlace(proposal, rendering, words)] : [],
  };
}

/** Into the route: the form of a removal, the passport's form, or the word to the manager who has to fill it in. */
export function wayOn({ kind, about }: Proposal, leads: boolean, { texts }: ClientWords): ButtonView {
  if (kind === 'removal') return button(texts.t('proposals.buttons.remove'), 'proposal.remove', { about });
  if (leads) return button(texts.t('proposals.buttons.hand'), 'proposal.hand', { about });
  const title = texts.t('potential.buttons.register');
  return about.startsWith('POT-')
    ? button(title, 'potential.register', { potential: about })
    : button(title, 'client.edit', { client: about });
}

function laterPlace({ kind, about }: Proposal, rendering: string, { texts }: ClientWords): PlaceView {
  const reason: InputView = {
    id: inputId('reason', rendering),
    kind: 'multiline',
    label: texts.t('proposals.later.reason'),
    required: true,
    value: '',
    placeholder: texts.t(`proposals.later.placeholder-${kind}`),
    maxLength: 500,
    choices: [],
    error: '',
    hint: '',
  };
  const later = button(texts.t('proposals.later.confirm'), 'proposal.later', { kind, about });
  return {
    id: placeId(about),
    open: false,
    title: texts.t('proposals.later.title'),
    inputs: [reason],
    buttons: [{ ...later, withInputs: true }],
  };
}

function placeId(about: string): string {
  return `later-${about}`;
}
