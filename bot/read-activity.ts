import type { Activity } from 'botframework-schema';
import { z } from 'zod';
import { readFiles, readInvoke } from './read-invoke.ts';
import type { Incoming } from './turn.ts';

const ACTION = z.looseObject({
  action: z.looseObject({ verb: z.string().max(200), data: z.record(z.string(), z.unknown()).nullish() }),
});

const SUBMITTED = z.looseObject({ verb: z.string().max(200) });

/**
 * What came in, freed of the SDK; null for what the bot does not react to. The door has seen to it that
 * conversation, sender and tenant are there. Nothing in `text` and `data` is trusted.
 */
export function readActivity(activity: Activity): Incoming | null {
  const base = readBase(activity);
  if (base.personId === '') return null;
  switch (activity.type) {
    case 'message':
      return readMessage(activity, base);
    case 'invoke':
      return activity.name === 'adaptiveCard/action'
        ? readAction(activity, base)
        : readInvoke(activity, base);
    case 'installationUpdate':
      return readInstallation(activity, base);
    case 'conversationUpdate':
      return activity.membersAdded?.some((member) => member.id === base.botId)
        ? { ...base, kind: 'installed' }
        : null;
    default:
      return null;
  }
}

function readBase(activity: Activity): Incoming {
  const place = readPlace(activity);
  const data = (activity.channelData ?? {}) as { tenant?: { id?: string } };
  const conversationId = activity.conversation.id;
  return {
    kind: 'message',
    tenantId: (data.tenant?.id ?? activity.conversation.tenantId ?? '').toLowerCase(),
    personId: (activity.from.aadObjectId ?? '').toLowerCase(),
    conversationId,
    place,
    channelId: place === 'channel' ? (conversationId.split(';')[0] ?? conversationId) : null,
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient?.id ?? '',
    activityId: activity.id ?? '',
    replyToId: activity.replyToId ?? null,
    teamsLocale: (activity.locale ?? '').slice(0, 35),
    text: '',
    verb: '',
    data: {},
    viaSubmit: false,
  };
}

function readPlace(activity: Activity): Incoming['place'] {
  switch (activity.conversation.conversationType) {
    case 'channel':
      return 'channel';
    case 'groupChat':
      return 'group';
    case 'personal':
      return 'personal';
    default:
      return activity.conversation.isGroup ? 'group' : 'personal';
  }
}

/** Old clients send an Action.Submit as a message with a value and no text. */
function readMessage(activity: Activity, base: Incoming): Incoming {
  const submitted = SUBMITTED.safeParse(activity.value);
  if (submitted.success) {
    const { verb, ...data } = submitted.data;
    return { ...base, kind: 'action', viaSubmit: true, verb, data: stripRenderings(data) };
  }
  const files = readFiles(activity);
  if (files.length > 0) return { ...base, kind: 'files', files };
  return { ...base, text: withoutMention(activity, base.botId) };
}

function readAction(activity: Activity, base: Incoming): Incoming {
  const action = ACTION.safeParse(activity.value).data?.action;
  return { ...base, kind: 'action', verb: action?.verb ?? '', data: stripRenderings(action?.data ?? {}) };
}

function readInstallation(activity: Activity, base: Incoming): Incoming | null {
  if (activity.action?.startsWith('add')) return { ...base, kind: 'installed' };
  return activity.action?.startsWith('remove') ? { ...base, kind: 'removed' } : null;
}

const MAX_TEXT = 10_000;

function withoutMention(activity: Activity, botId: string): string {
  let text = (activity.text ?? '').slice(0, MAX_TEXT);
  for (const entity of activity.entities ?? []) {
    const mention = entity as { type: string; text?: string; mentioned?: { id?: string } };
    if (mention.type === 'mention' && mention.mentioned?.id === botId && mention.text) {
      text = text.replaceAll(mention.text, ' ');
    }
  }
  return text.replaceAll(/[\s\u00A0]+/g, ' ').trim();
}

/** Input ids carry a suffix per rendering (`inn~3`), see `inputId`. */
function stripRenderings(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key.replace(/~[^~]*$/, ''), value]));
}
