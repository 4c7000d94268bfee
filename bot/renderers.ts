import type { ContentRenderers } from './content.ts';
import { renderAbsence } from './handlers/absence-content.ts';
import { renderClientCard } from './handlers/client-content.ts';
import { renderFileAsk, renderFileNotSaved } from './handlers/file-content.ts';
import { renderHandOver } from './handlers/hand-over-content.ts';
import { renderReplacement } from './handlers/on-replace.ts';
import {
  renderAlarm,
  renderChannelReport,
  renderChannelWeek,
  renderDigest,
  renderReminder,
} from './handlers/reminder-content.ts';
import { renderReplyLost } from './handlers/reply-lost-content.ts';
import { renderNews, renderRequestCard } from './handlers/request-content.ts';

/** How each kind of delivery is drawn when its turn comes. */
export const RENDERERS: ContentRenderers = {
  'hand-over': renderHandOver,
  'request-card': renderRequestCard,
  'client-card': renderClientCard,
  news: renderNews,
  reminder: renderReminder,
  digest: renderDigest,
  'channel-week': renderChannelWeek,
  'channel-report': renderChannelReport,
  alarm: renderAlarm,
  absence: renderAbsence,
  replacement: renderReplacement,
  'reply-lost': renderReplyLost,
  'file-ask': renderFileAsk,
  'file-not-saved': renderFileNotSaved,
};
