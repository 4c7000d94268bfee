import { AppError } from '../../src/kernel/errors.ts';
import { openRequest, type RequestView } from '../../src/requests/views/open-request.ts';
import type { App } from '../turn/app.ts';
import type { ContentRenderer, Reader } from '../turn/content.ts';
import { drawRequest } from './request-reply.ts';

/** The live card, drawn for its reader; nothing for whoever may not see it any more. */
export const renderRequestCard: ContentRenderer<'request-card'> = async (app, content, reader) => {
  const view = await findRequestView(app, content.request, reader);
  return view ? (await drawRequest(app, reader, view)).card : null;
};

/** The request as its reader may see it; null for who may not. */
export async function findRequestView(
  app: App,
  requestId: string,
  { person }: Pick<Reader, 'person'>,
): Promise<RequestView | null> {
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
