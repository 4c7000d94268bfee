import { AppError } from '../../src/kernel/errors.ts';
import { readNumber } from '../turn/read-number.ts';
import type { CommandHandler } from '../turn/turn.ts';
import { openNumber } from './open-reply.ts';

/** A lost card comes back by its number, a client's or a request's; hyphens and leading zeros may be missing. */
export const onOpen: CommandHandler = {
  id: 'open',
  words: ['открыть', 'open'],
  takesArgument: true,
  places: ['personal'],
  handle: async (turn, argument) => {
    const number = readNumber(argument);
    if (!number) throw new AppError('NO_SUCH_NUMBER');
    return openNumber(turn, number);
  },
};
