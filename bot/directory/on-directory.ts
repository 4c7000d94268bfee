import { z } from 'zod';
import { requireRight } from '../../src/people/require-right.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { presentMenu } from './directory-menu.ts';
import { directoryReply, peopleReply } from './directory-reply.ts';

const Search = z.object({ text: z.string().max(200).default('') });

/** `справочник`: people, units and dictionaries, for admins. */
export const onDirectory: CommandHandler = {
  id: 'directory',
  words: ['справочник', 'directory'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => menuReply(turn),
};

export const onDirectoryMenu: ActionHandler = { verb: 'directory.menu', handle: (turn) => menuReply(turn) };

export const onDirectoryPeople: ActionHandler = {
  verb: 'directory.people',
  handle: (turn, data) => peopleReply(turn, readData(Search, data).text),
};

async function menuReply(turn: Turn): Promise<Reply> {
  await requireRight(turn.app, turn.person._id, 'keep-directory');
  return directoryReply(turn, 'card', presentMenu(turn.texts));
}
