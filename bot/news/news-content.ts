import type { Delivery, DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { findRequestView } from '../requests/request-content.ts';
import type { App } from '../turn/app.ts';
import type { ContentRenderer, Reader } from '../turn/content.ts';
import { newsSummary, presentNews } from './news-card.ts';
import { presentRequestLine } from './request-line.ts';

/** Draws how the request stands, in a sentence, with the way to the live card. */
export const renderNews: ContentRenderer<'news'> = async (app, content, reader, delivery) => {
  const view = await findRequestView(app, content.request, reader);
  return view ? drawNews(app, content, reader, { view, delivery }) : null;
};

async function drawNews(
  app: App,
  content: Extract<DeliveryContent, { kind: 'news' }>,
  { texts, zone, person }: Reader,
  { view, delivery }: { view: RequestView; delivery: Delivery },
): Promise<RenderedCard> {
  const by = content.args.by
    ? ((await app.directory.findEvenInactive(String(content.args.by)))?.name ?? '')
    : '';
  const input = {
    view,
    calendar: app.calendar(),
    texts,
    content,
    since: delivery.createdAt,
    reader: person?._id ?? '',
    by,
    zone,
  };
  return app.cards.render('news/news', presentNews(input), newsSummary(input));
}

/** Draws an older message of the chat once a later one has taken its place. */
export const renderRequestLine: ContentRenderer<'request-line'> = async (app, { request }, reader) => {
  const view = await findRequestView(app, request, reader);
  return view && drawLine(app, view, reader);
};

export function drawLine(app: App, view: RequestView, { texts }: Pick<Reader, 'texts'>): RenderedCard {
  const line = presentRequestLine(view, texts);
  return app.cards.render('news/line', line, line.text);
}
