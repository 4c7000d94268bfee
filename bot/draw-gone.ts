import type { DeliveryContent } from '../src/deliveries/delivery.ts';
import type { RenderedCard } from '../src/deliveries/messenger.ts';
import type { Texts } from '../src/i18n/translate.ts';
import type { App } from './app.ts';

/** What takes the place of a live card that its reader may not see any more; null for what stays as it was sent. */
export function drawGone(
  app: Pick<App, 'cards'>,
  content: DeliveryContent,
  texts: Texts,
): RenderedCard | null {
  const number =
    content.kind === 'request-card'
      ? content.request
      : content.kind === 'client-card'
        ? content.client
        : null;
  if (number === null) return null;
  const text = texts.t(`common.gone.${content.kind}`, { number });
  return app.cards.render('messages/text', { text }, text);
}
