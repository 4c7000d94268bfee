import { z } from 'zod';
import type { Incoming, IncomingConsent, IncomingFile, IncomingQuery } from '../turn/turn.ts';
import type { Admitted } from './activity.ts';

const url = z.string().max(8_000);
const short = z.string().max(400);

const CONSENT = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ offer: short }),
  uploadInfo: z
    .looseObject({
      uploadUrl: url,
      contentUrl: url,
      name: short,
      uniqueId: short.default(''),
      fileType: short.default(''),
    })
    .nullish(),
});

const QUERY = z.looseObject({
  commandId: short,
  parameters: z
    .array(z.looseObject({ name: short, value: z.unknown() }))
    .max(10)
    .default([]),
});

const LOOKUP = z.looseObject({ dataset: short, queryText: z.string().max(2_000).default('') });

const FILE = z.looseObject({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().min(1).max(1_000),
  content: z.looseObject({ downloadUrl: url, fileType: short.default('') }),
});

/** Invokes other than card actions; null for those that the bot does not know. */
export function readInvoke(activity: Admitted, base: Incoming): Incoming | null {
  switch (activity.name) {
    case 'fileConsent/invoke':
      // The consent card cannot be answered in place: it is changed like the card of an Action.Submit.
      return { ...base, kind: 'consent', viaSubmit: true, ...readConsent(activity.value) };
    case 'composeExtension/query':
      return { ...base, kind: 'search', query: readQuery(activity.value) };
    case 'application/search':
      return { ...base, kind: 'lookup', query: readLookup(activity.value) };
    default:
      return null;
  }
}

/** Files that a person sent; what else hangs on a message (its own text as HTML, pictures) is none. */
export function readFiles(activity: Admitted): IncomingFile[] {
  return activity.attachments.flatMap((attachment) => {
    const file = FILE.safeParse(attachment).data;
    return file ? [{ name: file.name, ...file.content }] : [];
  });
}

function readConsent(value: unknown): { consent?: IncomingConsent } {
  const parsed = CONSENT.safeParse(value).data;
  if (!parsed) return {};
  const { action, context, uploadInfo } = parsed;
  if (action === 'accept' && !uploadInfo) return {};
  return { consent: { offer: context.offer, upload: action === 'accept' ? (uploadInfo ?? null) : null } };
}

/** The first run of the extension carries a parameter of its own instead of a text. */
function readQuery(value: unknown): IncomingQuery {
  const parsed = QUERY.safeParse(value).data;
  const typed = parsed?.parameters.find(({ name }) => name === 'query')?.value;
  return { what: parsed?.commandId ?? '', text: typeof typed === 'string' ? typed : '' };
}

function readLookup(value: unknown): IncomingQuery {
  const parsed = LOOKUP.safeParse(value).data;
  return { what: parsed?.dataset ?? '', text: parsed?.queryText ?? '' };
}
