import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { type Announcement, openAnnouncement } from '../../src/requests/views/open-announcement.ts';
import type { NoticeView } from '../cards/view.ts';
import type { App } from '../turn/app.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';
import { announcementSummary, presentAnnouncement } from './announcement-card.ts';

/** The card as it is now, for whoever takes the turn. */
export async function announcementPiece(
  { app, person, texts }: Turn,
  request: string,
  notice: NoticeView | null,
): Promise<CardPiece> {
  const announcement = await openAnnouncement(app, { actor: person._id, requestId: request });
  return {
    card: drawAnnouncement(app, announcement, texts, notice),
    copyOf: { content: { kind: 'announcement', request }, subject: subjectOf.request(request) },
  };
}

/** The letter is in the language of the branch's clients. */
export function drawAnnouncement(
  app: App,
  announcement: Announcement,
  texts: Texts,
  notice: NoticeView | null,
): RenderedCard {
  const letterTexts = app.translator.in('ru');
  const input = { announcement, calendar: app.calendar(), texts, letterTexts, notice };
  return app.cards.render(
    'announcements/announcement',
    presentAnnouncement(input),
    announcementSummary(input),
  );
}
