import { AppError } from '../../src/kernel/errors.ts';
import type { Announcement } from '../../src/requests/views/open-announcement.ts';
import { openAnnouncement } from '../../src/requests/views/open-announcement.ts';
import type { App } from '../turn/app.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { drawAnnouncement } from './announcement-reply.ts';

/** Draws the card for whoever tells the client, the unit's head, or the unit's channel. */
export const renderAnnouncement: ContentRenderer<'announcement'> = async (app, { request }, reader) => {
  const announcement = await find(app, request, reader.person?._id ?? null);
  return announcement && drawAnnouncement(app, announcement, reader.texts, null);
};

async function find(app: App, requestId: string, actor: string | null): Promise<Announcement | null> {
  try {
    return await openAnnouncement(app, { actor, requestId });
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'NOT_IN_DIRECTORY')) {
      return null;
    }
    throw error;
  }
}
