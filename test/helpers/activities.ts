import { TENANT } from './build-person.ts';

export const BOT_ID = '28:bot';

export type ActivityJson = Record<string, unknown>;

export interface Speaker {
  /** Entra object id. */
  id: string;
  serviceUrl: string;
  tenantId?: string;
  locale?: string;
}

let sequence = 0;

/** The personal chat with somebody; the fake connector opens the same one. */
export function chatOf(personId: string): string {
  return `chat-${personId}`;
}

function buildActivity(from: Speaker, fields: ActivityJson): ActivityJson {
  sequence += 1;
  const tenantId = from.tenantId ?? TENANT;
  return {
    id: `in-${sequence}`,
    channelId: 'msteams',
    serviceUrl: from.serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id: `29:${from.id}`, name: from.id, aadObjectId: from.id },
    recipient: { id: BOT_ID, name: 'VIP Desk' },
    conversation: { id: chatOf(from.id), conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    locale: from.locale ?? 'ru-RU',
    ...fields,
  };
}

export function buildMessage(from: Speaker, text: string): ActivityJson {
  return buildActivity(from, { type: 'message', text });
}

/** `@VIP Desk …` in a thread of a channel. */
export function buildChannelMessage(from: Speaker, channelId: string, text: string): ActivityJson {
  const mention = '<at>VIP Desk</at>';
  return buildActivity(from, {
    type: 'message',
    text: `${mention} ${text}`,
    entities: [{ type: 'mention', text: mention, mentioned: { id: BOT_ID, name: 'VIP Desk' } }],
    conversation: {
      id: `${channelId};messageid=1`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: from.tenantId ?? TENANT,
    },
  });
}

export function buildAction(
  from: Speaker,
  replyToId: string,
  verb: string,
  data: Record<string, unknown>,
): ActivityJson {
  return buildActivity(from, {
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId,
    value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
  });
}

/** Submit of a client without Universal Actions. */
export function buildSubmit(
  from: Speaker,
  replyToId: string,
  verb: string,
  data: Record<string, unknown>,
): ActivityJson {
  return buildActivity(from, { type: 'message', replyToId, value: { ...data, verb } });
}

/** A file as a person sends it; Teams adds the text of the message as HTML. */
export function buildFiles(from: Speaker, files: { name: string; downloadUrl: string }[]): ActivityJson {
  const attachments = files.map(({ name, downloadUrl }) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: 'https://contoso-my.sharepoint.com/personal/somebody/Documents/file',
    name,
    content: { downloadUrl, uniqueId: 'unique', fileType: name.split('.').at(-1) ?? '' },
  }));
  const html = { contentType: 'text/html', content: '<div>Вот</div>' };
  return buildActivity(from, { type: 'message', text: 'Вот', attachments: [...attachments, html] });
}

/** Somebody's answer to a consent card; without `uploadInfo` it was declined. */
export function buildConsent(
  from: Speaker,
  replyToId: string,
  context: unknown,
  uploadInfo?: Record<string, unknown>,
): ActivityJson {
  const action = uploadInfo ? 'accept' : 'decline';
  const value = { type: 'fileUpload', action, context, ...(uploadInfo ? { uploadInfo } : {}) };
  return buildActivity(from, { type: 'invoke', name: 'fileConsent/invoke', replyToId, value });
}

/** A search from the compose box of some chat. */
export function buildSearch(
  from: Speaker,
  commandId: string,
  text: string | null,
  place: ActivityJson = {},
): ActivityJson {
  const parameter = text === null ? { name: 'initialRun', value: 'true' } : { name: 'query', value: text };
  return buildActivity(from, {
    type: 'invoke',
    name: 'composeExtension/query',
    value: { commandId, parameters: [parameter], queryOptions: { skip: 0, count: 25 } },
    ...place,
  });
}

/** Search of Teams while somebody types into an input with a dataset. */
export function buildLookup(from: Speaker, dataset: string, queryText: string): ActivityJson {
  const value = { queryText, queryOptions: { skip: 0, top: 15 }, dataset };
  return buildActivity(from, { type: 'invoke', name: 'application/search', value });
}

export function buildInstallation(from: Speaker, action: 'add' | 'remove'): ActivityJson {
  return buildActivity(from, { type: 'installationUpdate', action });
}

/** Teams sends this along with an installation. */
export function buildBotAdded(from: Speaker): ActivityJson {
  return buildActivity(from, { type: 'conversationUpdate', membersAdded: [{ id: BOT_ID }] });
}
