import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { loadActor } from '../../src/people/find-actor.ts';
import { dropPotential } from '../../src/potential/end-potential.ts';
import { mayKeepPotential } from '../../src/potential/potential-rules.ts';
import {
  addPotential,
  editPotential,
  getPotential,
  type SavePotentialResult,
} from '../../src/potential/save-potential.ts';
import { registerPotential } from '../../src/registration/register-potential.ts';
import { saveDraft } from '../../src/registration/save-draft.ts';
import { formReply } from '../clients/client-reply.ts';
import { savedReply } from '../clients/submitted-reply.ts';
import { errorText } from '../turn/error-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { button } from './potential-card.ts';
import {
  potentialFormReply,
  potentialListPiece,
  potentialListReply,
  potentialPiece,
  potentialReply,
} from './potential-reply.ts';

const Id = z.string().min(1).max(80);
const Target = z.object({ potential: Id });
const OpenTarget = Target.extend({ list: z.boolean().default(false) });
const FormTarget = z.object({ potential: z.string().max(80).default('') });
const SaveTarget = FormTarget.extend({ revision: z.int().min(0).default(0) });
const DropTarget = Target.extend({ reason: z.string().max(5_000).default('') });
const ListTarget = z.object({
  unit: z
    .string()
    .max(80)
    .default('')
    .transform((unit) => (unit === 'all' ? '' : unit)),
  after: z.string().max(500).default(''),
});

const onListPotential: CommandHandler = {
  id: 'potential',
  words: ['потенциальные', 'потенциальные клиенты', 'potential', 'potential clients'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => potentialListReply(turn),
};

/** «потенциальный клиент 2225000050» answers the first question already. */
const onNewPotential: CommandHandler = {
  id: 'new-potential',
  words: [
    'потенциальный клиент',
    'новый потенциальный',
    'потенциальный',
    'potential client',
    'new potential',
  ],
  takesArgument: true,
  places: ['personal'],
  handle: (turn, argument) => newForm(turn, argument.replaceAll(/\s/g, '').slice(0, 12)),
};

export const potentialCommands: CommandHandler[] = [onListPotential, onNewPotential];

export const potentialActions: ActionHandler[] = [
  {
    verb: 'potential.list',
    handle: (turn, data) => potentialListReply(turn, readData(ListTarget, data)),
  },
  {
    verb: 'potential.filter',
    handle: (turn, data) => potentialListReply(turn, { unit: readData(ListTarget, data).unit }),
  },
  {
    verb: 'potential.open',
    handle: async (turn, data) => {
      const { potential, list } = readData(OpenTarget, data);
      if (!list) return potentialReply(turn, potential);
      return {
        kind: 'cards',
        cards: [await potentialPiece(turn, potential), await potentialListPiece(turn)],
      };
    },
  },
  {
    verb: 'potential.form',
    handle: async (turn, data) => {
      const { potential } = readData(FormTarget, data);
      if (potential === '') return newForm(turn, '');
      const viewer = await loadActor(turn.app, turn.person._id);
      const current = await getPotential(turn.app, viewer, potential);
      return current.status === 'open'
        ? potentialFormReply(turn, current)
        : potentialReply(turn, potential, closed(turn));
    },
  },
  { verb: 'potential.save', handle: save },
  {
    verb: 'potential.drop',
    handle: async (turn, data) => {
      const { potential, reason } = readData(DropTarget, data);
      return told(turn, potential, async () => {
        await dropPotential(turn.app, { actor: turn.person._id, potential, reason });
        return potentialReply(turn, potential);
      });
    },
  },
  {
    verb: 'potential.register',
    handle: async (turn, data) => {
      const { potential } = readData(Target, data);
      return told(turn, potential, () => register(turn, potential));
    },
  },
];

async function newForm(turn: Turn, inn: string): Promise<Reply> {
  const viewer = await loadActor(turn.app, turn.person._id);
  if (!mayKeepPotential(viewer)) throw new AppError('FORBIDDEN');
  return potentialFormReply(turn, null, { inn });
}

async function save(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { potential, revision } = readData(SaveTarget, data);
  const { app, person, texts } = turn;
  const actor = person._id;
  if (potential === '') {
    const result = await addPotential(app, { actor, typed: data });
    return savedAs(turn, result, null, data);
  }
  return told(turn, potential, async () => {
    const input = { actor, potential, revision, typed: data };
    const result = await editPotential(app, input);
    if (result.kind === 'saved') {
      return potentialReply(turn, potential, { text: texts.t('potential.saved'), tone: 'good' });
    }
    return savedAs(turn, result, potential, data);
  });
}

/** The card of what was written, or the form with what was typed and the way to what is there already. */
async function savedAs(
  turn: Turn,
  result: SavePotentialResult,
  id: string | null,
  typed: Record<string, unknown>,
): Promise<Reply> {
  const { app, person, texts } = turn;
  if (result.kind === 'saved') {
    const text = texts.t('potential.added', { number: result.potential._id });
    return potentialReply(turn, result.potential._id, { text, tone: 'good' });
  }
  const current = id ? await getPotential(app, await loadActor(app, person._id), id) : null;
  if (result.kind === 'invalid') return potentialFormReply(turn, current, { typed, errors: result.errors });
  if (result.kind === 'listed') {
    const { client } = result;
    const text = texts.t(`potential.form.${client ? 'listed' : 'listed-hidden'}`);
    const ways = client
      ? [
          button(texts.t('potential.buttons.client', { client: client._id }), 'client.open', {
            client: client._id,
          }),
        ]
      : [];
    return potentialFormReply(turn, current, { typed, notice: { text, tone: 'warning' }, ways });
  }
  const { potential } = result;
  if (potential)
    return potentialReply(turn, potential._id, { text: texts.t('potential.form.known'), tone: 'accent' });
  const text = texts.t('potential.form.known-hidden');
  return potentialFormReply(turn, current, { typed, notice: { text, tone: 'warning' } });
}

async function register(turn: Turn, potential: string): Promise<Reply> {
  const { app, texts } = turn;
  const actor = turn.person._id;
  const { draft, begun } = await registerPotential(app, { actor, potential });
  if (begun) return formReply(turn, draft, { text: texts.t('clients.form.resumed'), tone: 'accent' });
  const { _id, version, values } = draft;
  const move = { kind: 'next' as const };
  return savedReply(
    turn,
    await saveDraft(app, { actor, draft: _id, version, typed: { inn: values.inn }, move }),
  );
}

const TOLD = ['STALE', 'POTENTIAL_CLOSED', 'POTENTIAL_REASON', 'FORBIDDEN'];

/** A click that comes late gets the card as it is now, with a sentence. */
async function told(turn: Turn, potential: string, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || !TOLD.includes(error.code)) throw error;
    return potentialReply(turn, potential, { text: errorText(turn.texts, error), tone: 'attention' });
  }
}

function closed({ texts }: Turn) {
  return { text: texts.t('errors.POTENTIAL_CLOSED'), tone: 'warning' as const };
}
