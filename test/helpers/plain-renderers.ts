import type { App } from '../../bot/turn/app.ts';
import type { ContentRenderers, Reader } from '../../bot/turn/content.ts';
import type { DeliveryContent } from '../../src/deliveries/delivery.ts';

/** Draws every content as a line that names it and its reader, for tests of sending itself. */
export const plainRenderers: ContentRenderers = {
  'request-card': draw,
  'client-card': draw,
  announcement: draw,
  news: draw,
  'request-line': draw,
  'vip-list': draw,
  reminder: draw,
  digest: draw,
  morning: draw,
  'channel-week': draw,
  'channel-report': draw,
  overview: draw,
  alarm: draw,
  'hand-over': draw,
  absence: draw,
  replacement: draw,
  report: draw,
  'greeting-plan': draw,
  'reply-lost': draw,
  'file-ask': draw,
  'file-not-saved': draw,
  'export-not-saved': draw,
  proposal: draw,
};

async function draw(app: App, content: DeliveryContent, reader: Reader) {
  const about = Object.values(content)
    .filter((value) => typeof value === 'string')
    .join(' ');
  const text = `${about} for ${reader.person?._id ?? 'channel'} in ${reader.texts.locale}`;
  return app.cards.render('messages/text', { text }, text);
}
