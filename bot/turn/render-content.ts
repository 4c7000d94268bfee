import type { Delivery, DeliveryContent } from '../../src/deliveries/delivery.ts';
import { findConversation } from '../../src/deliveries/find-conversation.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { zoneOfChannel } from '../../src/deliveries/zone-of-channel.ts';
import type { App } from './app.ts';
import type { ContentRenderer, ContentRenderers, Reader } from './content.ts';
import { drawGone } from './draw-gone.ts';
import { pickTexts } from './pick-texts.ts';

/** Draws what a delivery tells, in its reader's language. Whoever has left the directory is told nothing new. */
export function createContentRenderer(
  app: App,
  renderers: ContentRenderers,
): (delivery: Delivery) => Promise<RenderedCard | null> {
  return async (delivery) => {
    const reader = await findReader(app, delivery);
    if (!reader) return delivery.activityId === null ? null : drawForLeaver(app, delivery);
    const render = renderers[delivery.content.kind] as ContentRenderer<DeliveryContent['kind']>;
    const card = await render(app, delivery.content, reader, delivery);
    // Cards shown to a reader who may see them no more are taken from the chat again.
    return card ?? (delivery.activityId === null ? null : drawGone(app, delivery.content, reader.texts));
  };
}

/** A leaver keeps no card of what only those in the directory may see. */
async function drawForLeaver(app: App, { recipient, content }: Delivery): Promise<RenderedCard | null> {
  const person = await app.directory.findEvenInactive(recipient);
  return person ? drawGone(app, content, pickTexts(app.translator, person, '')) : null;
}

async function findReader(app: App, delivery: Delivery): Promise<Reader | null> {
  if (delivery.recipientKind === 'channel') return readerOfChannel(app, delivery.recipient);
  const person = await app.directory.findPerson(delivery.recipient);
  if (!person) return null;
  const conversation = person.locale ? null : await findConversation(app, person._id);
  return {
    person,
    texts: pickTexts(app.translator, person, conversation?.teamsLocale ?? ''),
    zone: await app.directory.zoneOf(person),
  };
}

async function readerOfChannel(app: App, id: string): Promise<Reader> {
  return { person: null, texts: app.translator.in('ru'), zone: await zoneOfChannel(app, id) };
}
