import type { FieldError } from '../../src/forms/field.ts';
import { loadActor } from '../../src/people/find-actor.ts';
import { listPotential, openPotential } from '../../src/potential/list-potential.ts';
import { loadPotentialChoices } from '../../src/potential/load-choices.ts';
import type { PotentialClient } from '../../src/potential/potential-client.ts';
import type { ButtonView, NoticeView } from '../cards/view.ts';
import { loadWords } from '../clients/client-reply.ts';
import type { CardPiece, Reply, Turn } from '../turn/turn.ts';
import { presentPotential } from './potential-card.ts';
import { presentPotentialForm } from './potential-form.ts';
import { presentPotentialList } from './potential-list.ts';

/** The card of one. Throws NOT_FOUND for who may not see it. */
export async function potentialReply(
  turn: Turn,
  id: string,
  notice: NoticeView | null = null,
): Promise<Reply> {
  return { kind: 'card', ...(await potentialPiece(turn, id, notice)) };
}

export async function potentialPiece(
  turn: Turn,
  id: string,
  notice: NoticeView | null = null,
): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const opened = await openPotential(app, { actor: person._id, potential: id });
  const { name, manager } = opened.potential;
  const view = presentPotential(opened, notice, await loadWords(turn, [manager]));
  return { card: app.cards.render('potential/card', view, texts.t('potential.card.summary', { name })) };
}

export interface FormState {
  typed?: Record<string, unknown>;
  errors?: Record<string, FieldError>;
  notice?: NoticeView;
  ways?: ButtonView[];
  /** Said with the command. */
  inn?: string;
}

export async function potentialFormReply(
  turn: Turn,
  potential: PotentialClient | null,
  { typed, errors = {}, notice, ways = [], inn = '' }: FormState = {},
): Promise<Reply> {
  const { app, person, texts } = turn;
  const choices = await loadPotentialChoices(app, await loadActor(app, person._id));
  const words = await loadWords(turn, potential ? [potential.manager] : []);
  const view = presentPotentialForm(
    {
      potential,
      choices,
      typed: typed ?? null,
      errors,
      notice: notice ?? null,
      ways,
      inn,
      rendering: app.newId(),
    },
    words,
  );
  return { kind: 'card', card: app.cards.render('directory/form', view, texts.t('potential.form.new')) };
}

export async function potentialListReply(turn: Turn, { unit = '', after = '' } = {}): Promise<Reply> {
  return { kind: 'card', ...(await potentialListPiece(turn, { unit, after })) };
}

export async function potentialListPiece(
  turn: Turn,
  { unit = '', after = '' }: { unit?: string; after?: string } = {},
): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const filter = { ...(unit ? { unit } : {}), ...(after ? { after } : {}) };
  const list = await listPotential(app, { actor: person._id, ...filter });
  const { units } = await loadPotentialChoices(app, await loadActor(app, person._id));
  const managers = list.rows.map(({ potential }) => potential.manager);
  const view = presentPotentialList(
    { list, unit, after, units, rendering: app.newId() },
    await loadWords(turn, managers),
  );
  return { card: app.cards.render('clients/list', view, texts.t('potential.list.title')) };
}
