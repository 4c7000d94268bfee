import type { DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { App } from './app.ts';

/** Replaces a card of a request or client that its reader may see no more; null for cards that stay. */
export function drawGone(
  app: Pick<App, 'cards'>,
  content: DeliveryContent,
  texts: Texts,
): RenderedCard | null {
  const text = goneText(content, texts);
  if (text === null) return null;
  return app.cards.render('messages/text', { text }, text);
}

function goneText(content: DeliveryContent, texts: Texts): string | null {
  switch (content.kind) {
    case 'request-card':
    case 'announcement':
    case 'news':
    case 'request-line':
      return texts.t('common.request-gone', { request: content.request });
    case 'client-card':
      return texts.t('clients.card.closed', { client: content.client });
    default:
      return null;
  }
}
