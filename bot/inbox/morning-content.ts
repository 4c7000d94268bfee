import type { Delivery } from '../../src/deliveries/delivery.ts';
import { isLatestMorning } from '../../src/reminders/digests/find-mornings.ts';
import { isOvertaken } from '../../src/reminders/digests/is-overtaken.ts';
import { loadDigestParts } from '../../src/reminders/digests/load-digest-parts.ts';
import { isStillWanted } from '../../src/reminders/digests/still-wanted.ts';
import type { App } from '../turn/app.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { drawFolded, drawMorning, isWorthSending } from './inbox-reply.ts';

/**
 * Everything that waits for the reader. Not worth a first message once nothing of what it was to tell is wanted any more
 * and nothing else presses; a card that was read folds once a later one has come.
 */
export const renderMorning: ContentRenderer<'morning'> = async (app, content, reader, delivery) => {
  const parts = await loadDigestParts(app, delivery);
  if (parts.some(({ status }) => status === 'held')) throw new Error(`${delivery._id} waits for its parts`);
  const card = { _id: delivery._id, recipient: delivery.recipient, content };
  if (delivery.conversationId !== null) {
    if (!(await isLatestMorning(app, delivery))) return drawFolded(app, content, reader);
    return drawMorning(app, card, parts, reader);
  }
  const told = await stillWanted(app, parts, delivery.recipient);
  if (told.length === 0 && !(await isWorthSending(app, card, reader))) return null;
  return drawMorning(app, card, told, reader);
};

/** By the card's reader, who may have taken it over from whom its parts were written for. */
async function stillWanted(app: App, parts: Delivery[], recipient: string): Promise<Delivery[]> {
  const wanted: Delivery[] = [];
  for (const each of parts) {
    const part = { ...each, recipient };
    if ((await isStillWanted(app, part)) && !(await isOvertaken(app, part))) wanted.push(part);
  }
  return wanted;
}
