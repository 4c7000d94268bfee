import { z } from 'zod';

/** Place at which a list stood when one of its buttons was pressed. */
export const Place = z.object({
  from: z.int().min(0).max(10_000).default(0),
  morning: z.string().max(200).default(''),
});
