import { z } from 'zod';
import { CLIENT_STATUSES } from '../../src/clients/client.ts';
import { type PassportSectionId, SECTION_IDS } from '../../src/clients/passport/passport-form.ts';
import { SCREENS } from '../../src/clients/passport/screens.ts';
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

/** One click on the form. `next` and `back` are said by cards of the former form too. */
export const StepTarget = z.object({
  draft: Id,
  revision: z.int().min(1),
  move: z.enum([
    ...['next', 'branch', 'back', 'save', 'show', 'section-open', 'section-done', 'section-cancel'],
    ...['row-open', 'row-save', 'row-remove', 'row-cancel'],
  ] as const),
  screen: z.enum(SCREENS).default('review'),
  section: z.enum(SECTION_IDS).default('names'),
  list: z.string().max(40).default(''),
  row: z.int().min(-1).optional(),
});

/** The form as it is sent. Reviews of the former form name no revision that counts. */
export const SubmitTarget = z.object({ draft: Id, revision: z.int().min(1).optional() });

/** A section of a change, to be carried out. */
export const ApplyTarget = z.object({
  draft: Id,
  revision: z.int().min(1),
  section: z.enum(SECTION_IDS),
});

/** A section by its name today, or by that of a former card. */
const FORMER_SECTIONS: Record<string, PassportSectionId> = {
  places: 'addresses',
  people: 'contacts',
  dates: 'days',
  requisites: 'names',
};

export const EditSectionTarget = ClientTarget.extend({
  section: z
    .string()
    .transform((name) => (Object.hasOwn(FORMER_SECTIONS, name) ? FORMER_SECTIONS[name] : name))
    .pipe(z.enum(SECTION_IDS)),
});

/** A registration begun from a card: with an INN where one was said. */
export const NewClientTarget = z.object({ inn: z.string().max(40).default('') });

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
