import type { Delivery, DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Person } from '../../src/people/person.ts';
import type { App } from './app.ts';

/** Reader of the card: a person in the personal chat, or a channel (person is null). */
export interface Reader {
  person: Person | null;
  texts: Texts;
  zone: string;
}

/** Draws one kind of content from current state; null means that it is not worth sending any more. */
export type ContentRenderer<K extends DeliveryContent['kind']> = (
  app: App,
  content: Extract<DeliveryContent, { kind: K }>,
  reader: Reader,
  delivery: Delivery,
) => Promise<RenderedCard | null>;

export type ContentRenderers = { [K in DeliveryContent['kind']]: ContentRenderer<K> };
