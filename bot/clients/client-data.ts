import { z } from 'zod';
import { CLIENT_STATUSES } from '../../src/clients/client.ts';
import type { ClientFilter } from '../../src/clients/register/list-clients.ts';
import { CARD_SECTIONS } from './client-sections.ts';

const Id = z.string().min(1).max(80);
const Cursor = z.string().max(500).default('');

/** Data of client cards' buttons. Inputs come along beside it and are checked field by field. */
export const ClientTarget = z.object({ client: Id });

/** A page of one section of the passport; the first is 0. */
export const SectionTarget = ClientTarget.extend({
  section: z.enum(CARD_SECTIONS),
  page: z.int().min(0).max(1000).default(0),
});

export const DraftTarget = z.object({ draft: Id });

/** A page of the drafts. */
export const DraftsTarget = z.object({ after: Cursor });

export const StepTarget = z.object({
  draft: Id,
  revision: z.int().min(1),
  move: z.enum(['next', 'back', 'save', 'row-open', 'row-save', 'row-remove', 'row-cancel']),
  list: z.string().max(40).default(''),
  row: z.int().min(-1).optional(),
});

/** A chosen filter; `all` and whatever an older card may offer stand for none. */
function filter<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

const Chosen = filter(
  z
    .string()
    .min(1)
    .max(80)
    .regex(/^(?!all$)/),
);

export const ListTarget = z.object({
  unit: Chosen,
  status: filter(z.enum(CLIENT_STATUSES)),
  level: filter(z.enum(['local', 'regional'])),
  manager: Chosen,
  mine: z.boolean().default(false),
  after: Cursor,
});

export const FindTarget = z.object({ text: z.string().min(1).max(200), after: Cursor });

/** The list or the search that the button stood in: it stays where it is. */
export const OpenTarget = ClientTarget.extend({
  list: ListTarget.optional(),
  find: FindTarget.optional(),
});

/** The filter of a list as the use case takes it. */
export function filterOf({ unit, status, level, manager, mine }: z.output<typeof ListTarget>): ClientFilter {
  return {
    ...(unit ? { unit } : {}),
    ...(status ? { status } : {}),
    ...(level ? { level } : {}),
    ...(manager ? { manager } : {}),
    ...(mine ? { mine } : {}),
  };
}
