import { z } from 'zod';
import { cleanWords } from '../turn/clean-words.ts';
import type { Incoming } from '../turn/turn.ts';
import type { Admitted } from './activity.ts';
import { readFiles, readInvoke } from './read-invoke.ts';

const ACTION = z.looseObject({
  action: z.looseObject({ verb: z.string().max(200), data: z.record(z.string(), z.unknown()).nullish() }),
});

const SUBMITTED = z.looseObject({ verb: z.string().max(200) });

/** Reads an activity; null where the bot does not react. Nothing in `text` and `data` is trusted. */
export function readActivity(activity: Admitted): Incoming | null {
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
      return activity.membersAdded.some((member) => member.id === base.botId)
        ? { ...base, kind: 'installed' }
        : null;
    default:
      return null;
  }
}

function readBase(activity: Admitted): Incoming {
  const place = readPlace(activity);
  const conversationId = activity.conversation.id;
  return {
    kind: 'message',
    tenantId: (activity.channelData?.tenant?.id ?? activity.conversation.tenantId ?? '').toLowerCase(),
    personId: (activity.from.aadObjectId ?? '').toLowerCase(),
    conversationId,
    place,
    channelId: place === 'channel' ? (conversationId.split(';')[0] ?? conversationId) : null,
    serviceUrl: activity.serviceUrl,
    botId: activity.recipient?.id ?? '',
    activityId: activity.id ?? '',
    replyToId: activity.replyToId ?? null,
    teamsLocale: activity.locale ?? '',
    text: '',
    verb: '',
    data: {},
    viaSubmit: false,
  };
}

function readPlace(activity: Admitted): Incoming['place'] {
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
function readMessage(activity: Admitted, base: Incoming): Incoming {
  const submitted = SUBMITTED.safeParse(activity.value);
  if (submitted.success) {
    const { verb, ...data } = submitted.data;
    return { ...base, kind: 'action', viaSubmit: true, verb, data: stripRenderings(data) };
  }
  const files = readFiles(activity);
  if (files.length > 0) return { ...base, kind: 'files', files };
  const where = { botId: base.botId, mentions: activity.entities, isPersonal: base.place === 'personal' };
  return { ...base, text: cleanWords(activity.text ?? '', where) };
}

function readAction(activity: Admitted, base: Incoming): Incoming {
  const action = ACTION.safeParse(activity.value).data?.action;
  return { ...base, kind: 'action', verb: action?.verb ?? '', data: stripRenderings(action?.data ?? {}) };
}

function readInstallation(activity: Admitted, base: Incoming): Incoming | null {
  if (activity.action?.startsWith('add')) return { ...base, kind: 'installed' };
  return activity.action?.startsWith('remove') ? { ...base, kind: 'removed' } : null;
}

/** Input ids carry a suffix per rendering (`inn~3`), see `inputId`. */
function stripRenderings(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key.replace(/~[^~]*$/, ''), value]));
}
