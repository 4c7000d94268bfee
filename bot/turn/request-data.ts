import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';

const Id = z.string().min(1).max(80);

/** Data of a request card's buttons; inputs come along beside it. */
export const RequestTarget = z.object({
  request: Id,
  step: z.string().max(80),
  seat: z.string().max(80),
  revision: z.int().min(1),
  act: z.enum(['agree', 'refuse', 'return', 'reopen', 'withdraw', 'ask', 'reply', 'reassign', 'pass']),
  /** True when the click came from a form of its own rather than from the card. */
  form: z.boolean().default(false),
});

export const OpenTarget = z.object({
  request: Id,
  /** The list that the button stood in, and its page: it stays where it is. */
  list: z.enum(['tasks', 'mine', '']).default(''),
  after: z.string().max(500).default(''),
});

export const ListTarget = z.object({ after: z.string().max(500).default('') });

/** Throws BAD_INPUT for what no card of ours sends. */
export function readData<S extends z.ZodType>(schema: S, data: Record<string, unknown>): z.output<S> {
  const parsed = schema.safeParse(data);
  if (!parsed.success) throw new AppError('BAD_INPUT', { message: parsed.error.message });
  return parsed.data;
}
