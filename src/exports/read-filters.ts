import type { z } from 'zod';
import { AppError } from '../kernel/errors.ts';

/** Filters of a button, as a kind of export takes them. Throws BAD_INPUT for others. */
export function readFilters<S extends z.ZodType>(schema: S, filters: Record<string, string>): z.output<S> {
  const parsed = schema.safeParse(filters);
  if (!parsed.success) throw new AppError('BAD_INPUT', { message: parsed.error.message });
  return parsed.data;
}
