import { z } from 'zod';
import { MAX_ID_LENGTH } from '../../src/storage/check-document.ts';

/** An id of a chat and one of a message make a key of the store, with a few characters before and between them. */
const LONGEST_ID = 150;
const LONGEST_CONVERSATION_ID = MAX_ID_LENGTH - LONGEST_ID - 50;
const LONGEST_WORD = 200;
/** Bytes of a body are counted before; this is how deeply what a card sends may be nested. */
const DEEPEST_VALUE = 20;

/** Ids become keys of the store and parts of addresses: no control characters and no half of a surrogate pair. */
function idOf(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}\s]/u.test(text));
}

const id = idOf(LONGEST_ID);
const word = z.string().max(LONGEST_WORD);

/** Takes what nobody needs as expected, or leaves it out: Teams may well send it otherwise one day. */
function optional<T extends z.ZodType>(schema: T) {
  return schema.optional().catch(undefined);
}

/** The good ones among the items of a list; whatever is no list has none. */
function itemsOf<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (Array.isArray(value) ? value.filter((each) => item.safeParse(each).success) : []),
    z.array(item),
  );
}

const moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)));

/**
 * Every field of an activity that the bot or the SDK reads, and nothing else: what is not named here does not
 * get in. Fields that say what is meant are refused when they are of another type; fields that only help are
 * left out then.
 */
export const ACTIVITY = z.object({
  type: word.min(1),
  id: optional(id),
  name: word.nullish().transform((name) => name ?? undefined),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().max(2_000),
  timestamp: optional(moment),
  localTimestamp: optional(moment),
  from: z.object({ id, name: optional(z.string()), aadObjectId: optional(idOf(64)) }),
  recipient: optional(z.object({ id, name: optional(z.string()) })),
  conversation: z.object({
    id: idOf(LONGEST_CONVERSATION_ID),
    conversationType: optional(word),
    isGroup: optional(z.boolean()),
    tenantId: word.optional(),
  }),
  channelData: z.object({ tenant: z.object({ id: word }).optional() }).nullish(),
  replyToId: optional(id),
  locale: optional(z.string().max(35)),
  text: z
    .string()
    .nullish()
    .transform((text) => text?.toWellFormed()),
  entities: itemsOf(
    z.object({
      type: z.literal('mention'),
      text: optional(z.string()),
      mentioned: optional(z.object({ id: optional(z.string()), name: optional(z.string()) })),
    }),
  ),
  attachments: itemsOf(
    z.object({ contentType: word, name: optional(z.string()), content: z.unknown().optional() }),
  ),
  membersAdded: itemsOf(z.object({ id })),
  action: optional(word),
  value: z
    .unknown()
    .optional()
    .transform((value, context) => {
      const cleaned = wellFormed(value, DEEPEST_VALUE);
      if (cleaned === TOO_DEEP) context.addIssue({ code: 'custom', message: 'nested too deeply' });
      return cleaned;
    }),
});

/** An activity as the door lets it in. */
export type Admitted = z.output<typeof ACTIVITY>;

const TOO_DEEP = Symbol('too deep');

/** The same value without halves of surrogate pairs, which no store keeps; `TOO_DEEP` for one that has no end. */
function wellFormed(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return TOO_DEEP;
  if (Array.isArray(value)) {
    const items = value.map((item) => wellFormed(item, depth - 1));
    return items.includes(TOO_DEEP) ? TOO_DEEP : items;
  }
  const entries = Object.entries(value).map(([key, item]) => [
    key.toWellFormed(),
    wellFormed(item, depth - 1),
  ]);
  return entries.some(([, item]) => item === TOO_DEEP) ? TOO_DEEP : Object.fromEntries(entries);
}
