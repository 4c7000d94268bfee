import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { startRequestDraft } from '../../src/requests/forms/start-request-draft.ts';
import { agreeList, refuseLine, returnList, withdrawRefusal } from '../../src/vip-lists/agree-list.ts';
import {
  addLine,
  changeLine,
  dropLine,
  refreshList,
  restoreLine,
  submitList,
} from '../../src/vip-lists/edit-lines.ts';
import { draftOnDemand, findLists } from '../../src/vip-lists/find-lists.ts';
import { openVipList } from '../../src/vip-lists/open-vip-list.ts';
import { quarterBefore } from '../../src/vip-lists/quarter-rules.ts';
import { exceptLine, recordDecision, recordSent } from '../../src/vip-lists/send-list.ts';
import { LIST_SECTIONS } from '../../src/vip-lists/vip-list.ts';
import { clientPiece } from '../clients/client-reply.ts';
import { potentialPiece } from '../potential/potential-reply.ts';
import { raiseFormReply } from '../request-forms/raise-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { type Aim, deed, paper, piece, reply, said, Target } from './list-deed-reply.ts';

const Words = z.string().max(5_000).default('');
const Line = Target.extend({ line: z.string().max(80).default('') });
const Numbered = Target.extend({ number: z.string().min(1).max(80) });

export const vipListCommands: CommandHandler[] = [
  {
    id: 'vip-list',
    words: ['список квартала', 'квартальный список', 'quarterly list', 'list of the quarter'],
    takesArgument: false,
    places: ['personal'],
    handle: async (turn) => {
      const [latest] = await findLists(turn.app, turn.person._id);
      if (latest) return reply(turn, { list: latest });
      const drafted = await draftOnDemand(turn.app, turn.person._id);
      return drafted
        ? reply(turn, { list: drafted._id })
        : { kind: 'text', text: turn.texts.t('lists.none') };
    },
  },
];

export const vipListActions: ActionHandler[] = [
  { verb: 'list.open', handle: (turn, data) => reply(turn, readData(Target, data)) },
  {
    verb: 'list.former',
    handle: async (turn, data) => {
      const { list, from } = readData(Target, data);
      const former = (await findLists(turn.app, turn.person._id)).find((id) => id <= quarterBefore(list));
      if (former) return reply(turn, { list: former });
      return reply(turn, { list, from, notice: said(turn, 'no-former', 'default') });
    },
  },
  {
    verb: 'list.client',
    handle: async (turn, data) => {
      const { number, ...target } = readData(Numbered, data);
      return { kind: 'cards', cards: [await clientPiece(turn, number), await piece(turn, target)] };
    },
  },
  {
    verb: 'list.potential',
    handle: async (turn, data) => {
      const { number, ...target } = readData(Numbered, data);
      return { kind: 'cards', cards: [await potentialPiece(turn, number), await piece(turn, target)] };
    },
  },
  deed('list.refresh', '', (turn, target) => refreshList(turn.app, by(turn, target)), 'refreshed'),
  deed('list.submit', '', (turn, target) => submitList(turn.app, by(turn, target)), 'submitted'),
  deed(
    'list.line',
    'line',
    (turn, target, data) => {
      const { note, ground } = readData(z.object({ note: Words, ground: Words }), data);
      return changeLine(turn.app, { ...by(turn, target), line: lineOf(data), note, ground });
    },
    'saved',
  ),
  deed(
    'list.drop',
    'line',
    (turn, target, data) => {
      const { note: reason } = readData(z.object({ note: Words }), data);
      return dropLine(turn.app, { ...by(turn, target), line: lineOf(data), reason });
    },
    'dropped',
  ),
  deed(
    'list.restore',
    'line',
    (turn, target, data) => restoreLine(turn.app, { ...by(turn, target), line: lineOf(data) }),
    'restored',
  ),
  deed(
    'list.add',
    'add',
    (turn, target, data) => {
      const schema = z.object({ client: Words, section: z.enum(LIST_SECTIONS).default('new') });
      return addLine(turn.app, { ...by(turn, target), ...readData(schema, data) });
    },
    'added',
  ),
  deed(
    'list.refuse',
    'refuse',
    (turn, target, data) => {
      const { reason } = readData(z.object({ reason: Words }), data);
      return refuseLine(turn.app, { ...by(turn, target), line: lineOf(data), reason });
    },
    'refused',
  ),
  deed(
    'list.unrefuse',
    'refuse',
    (turn, target, data) => withdrawRefusal(turn.app, { ...by(turn, target), line: lineOf(data) }),
    'unrefused',
  ),
  deed(
    'list.agree',
    '',
    (turn, target) => agreeList(turn.app, { ...by(turn, target), revision: target.revision }),
    'agreed',
  ),
  deed(
    'list.return',
    'return',
    (turn, target, data) => {
      const { why: reason } = readData(z.object({ why: Words }), data);
      return returnList(turn.app, { ...by(turn, target), reason });
    },
    'returned',
  ),
  deed(
    'list.except',
    'except',
    (turn, target, data) => {
      const schema = z.object({
        outcome: z.enum(['approved', 'refused', 'postponed']).default('refused'),
        note: Words,
      });
      return exceptLine(turn.app, { ...by(turn, target), line: lineOf(data), ...readData(schema, data) });
    },
    'saved',
  ),
  paper('list.sent', 'sent', (turn, target, typed) => recordSent(turn.app, { ...by(turn, target), typed })),
  paper('list.decided', 'decided', (turn, target, typed) =>
    recordDecision(turn.app, { ...by(turn, target), typed }),
  ),
  {
    verb: 'list.remove',
    handle: async (turn, data) => {
      const { number, list } = readData(Numbered, data);
      return removalForm(turn, list, number);
    },
  },
];

function by({ person }: Turn, { list }: Aim) {
  return { actor: person._id, list };
}

/** The line chosen. Throws LIST_LINE_GONE where none is. */
function lineOf(data: Record<string, unknown>): string {
  return readData(Line, data).line;
}

/** The form of a removal with the ground of the list, and the head office's decision in its reasons. */
async function removalForm(turn: Turn, list: string, client: string): Promise<Reply> {
  const { app, person, texts } = turn;
  const opened = await openVipList(app, { actor: person._id, list });
  const line = opened.list.lines.find(({ id }) => id === client);
  const { decision } = opened.list;
  if (!line || !decision) throw new AppError('LIST_LINE_GONE');
  const justification = texts.t('lists.justification', {
    number: decision.number,
    on: texts.date(decision.on),
  });
  const values = { client, ground: line.ground, justification };
  return raiseFormReply(
    turn,
    await startRequestDraft(app, { actor: person._id, type: 'vip-removal', values }),
  );
}
