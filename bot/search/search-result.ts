import type { Client } from '../../src/clients/client.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { FoundRequest } from '../../src/requests/views/find-requests.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { chatLink } from '../cards/chat-link.ts';
import type { Tone } from '../cards/view.ts';
import { kindTitle, requestStatusText } from '../requests/request-words.ts';

/** Preview for the searcher alone, to pick by. */
export interface PreviewView {
  title: string;
  text: string;
}

export function previewClient(client: Client, texts: Texts): PreviewView {
  const status = texts.t(`statuses.client.${client.status}`);
  return { title: client.passport.shortName, text: `${client._id} · ${status}` };
}

export function previewRequest({ request, clientName }: FoundRequest, texts: Texts): PreviewView {
  return {
    title: [kindTitle(request.type, texts), clientName].filter((part) => part !== '').join(': '),
    text: `${request._id} · ${requestStatusText(request, texts)}`,
  };
}

/**
 * Card for the chat. Anybody may read that chat, and anybody may join it later: the card names neither the
 * client nor the kind of request, nor how it ended.
 */
export function presentPublicClient(client: Client, botId: string, texts: Texts): CardData {
  const status = client.active ? 'active' : 'inactive';
  return presentPublic('client', client._id, status, client.active ? 'good' : 'default', botId, texts);
}

export function presentPublicRequest({ request }: FoundRequest, botId: string, texts: Texts): CardData {
  const open = request.status === 'open' || request.status === 'returned';
  const status = open ? 'open' : 'closed';
  return presentPublic('request', request._id, status, open ? 'accent' : 'default', botId, texts);
}

function presentPublic(
  what: 'client' | 'request',
  number: string,
  status: KeyPart<'search.client'> | KeyPart<'search.request'>,
  tone: Tone,
  botId: string,
  texts: Texts,
): CardData {
  return {
    header: {
      kind: texts.t(`search.${what}.kind`),
      number,
      title: '',
      status: texts.built(`search.${what}.${status}`),
      tone,
    },
    text: texts.t('search.details'),
    open: texts.t('search.open'),
    url: chatLink(botId, texts.t('search.say', { number })),
  };
}
