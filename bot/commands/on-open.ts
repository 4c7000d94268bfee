import { AppError } from '../../src/kernel/errors.ts';
import { openClientCard } from '../clients/client-reply.ts';
import { openRequestCard } from '../requests/request-reply.ts';
import { readNumber } from '../turn/read-number.ts';
import type { CommandHandler, Reply, Turn } from '../turn/turn.ts';

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

/** A client's card or a request's. Throws NOT_FOUND. */
export function openNumber(turn: Turn, number: string): Promise<Reply> {
  return number.startsWith('VIP-') ? openClientCard(turn, number) : openRequestCard(turn, number);
}
