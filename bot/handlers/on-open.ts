import { AppError } from '../../src/errors.ts';
import type { CommandHandler } from '../turn.ts';
import { openClientCard } from './client-reply.ts';
import { openRequestCard } from './request-reply.ts';

const NUMBER = /^(\p{L}{2,8})[\s-]?(\d{4})[\s-](\d{1,8})$/u;

/** A lost card comes back by its number, a client's or a request's; hyphens and leading zeros may be missing. */
export const onOpen: CommandHandler = {
  id: 'open',
  words: ['открыть', 'open'],
  takesArgument: true,
  places: ['personal'],
  handle: async (turn, argument) => {
    const number = readNumber(argument);
    if (!number) throw new AppError('NO_SUCH_NUMBER');
    return number.startsWith('VIP-') ? openClientCard(turn, number) : openRequestCard(turn, number);
  },
};

function readNumber(text: string): string | null {
  const [, prefix, year, counter] = NUMBER.exec(text.trim().replaceAll(/[‐-―−]/g, '-')) ?? [];
  if (!prefix || !year || !counter) return null;
  return `${prefix.toUpperCase()}-${year}-${counter.padStart(4, '0')}`;
}
