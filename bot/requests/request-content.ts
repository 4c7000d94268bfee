import type { DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { openRequest, type RequestView } from '../../src/requests/views/open-request.ts';
import type { App } from '../turn/app.ts';
import type { ContentRenderer, Reader } from '../turn/content.ts';
import { newsSummary, presentNews } from './request-news.ts';
import { drawRequest } from './request-reply.ts';

/** The live card, drawn for its reader; nothing for whoever may not see it any more. */
export const renderRequestCard: ContentRenderer<'request-card'> = async (app, content, reader) => {
  const view = await findView(app, content.request, reader);
  return view ? (await drawRequest(app, reader, view, null)).card : null;
};

/** A sentence about one step, with the way to the live card. */
export const renderNews: ContentRenderer<'news'> = async (app, content, reader) => {
  const view = await findView(app, content.request, reader);
  return view ? drawNews(app, content, reader, view) : null;
};

async function drawNews(
  app: App,
  content: Extract<DeliveryContent, { kind: 'news' }>,
  { texts }: Reader,
  view: RequestView,
): Promise<RenderedCard> {
  const by = content.args.by
    ? ((await app.directory.findEvenInactive(String(content.args.by)))?.name ?? '')
    : '';
  const input = { view, content, by, texts };
  return app.cards.render('requests/news', presentNews(input), newsSummary(input));
}

async function findView(app: App, requestId: string, { person }: Reader): Promise<RequestView | null> {
  if (!person) return null;
  try {
    return await openRequest(app, { actor: person._id, requestId });
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'NOT_IN_DIRECTORY')) {
      return null;
    }
    throw error;
  }
}
