import { renderAbsence } from './absences/absence-content.ts';
import { renderAnnouncement } from './announcements/announcement-content.ts';
import { renderHandOver } from './appointments/hand-over-content.ts';
import { renderClientCard } from './clients/client-content.ts';
import { renderReplyLost } from './deliveries/reply-lost-content.ts';
import { renderExportNotSaved } from './exports/export-content.ts';
import { renderFileAsk, renderFileNotSaved } from './files/file-content.ts';
import { renderPlan } from './greeting-plans/plan-content.ts';
import { renderMorning } from './inbox/morning-content.ts';
import { renderNews, renderRequestLine } from './news/news-content.ts';
import { renderOverview } from './overview/overview-content.ts';
import { renderProposal } from './proposals/proposal-content.ts';
import {
  renderAlarm,
  renderChannelReport,
  renderChannelWeek,
  renderDigest,
  renderReminder,
} from './reminders/reminder-content.ts';
import { renderReplacement } from './replacements/replacement-content.ts';
import { renderReportNews } from './reports/report-content.ts';
import { renderRequestCard } from './requests/request-content.ts';
import type { ContentRenderers } from './turn/content.ts';
import { renderVipList } from './vip-lists/list-content.ts';

/** Renderers by kind of delivery, called when its turn comes. */
export const RENDERERS: ContentRenderers = {
  'hand-over': renderHandOver,
  'request-card': renderRequestCard,
  'client-card': renderClientCard,
  'vip-list': renderVipList,
  announcement: renderAnnouncement,
  news: renderNews,
  'request-line': renderRequestLine,
  reminder: renderReminder,
  digest: renderDigest,
  morning: renderMorning,
  'channel-week': renderChannelWeek,
  'channel-report': renderChannelReport,
  overview: renderOverview,
  alarm: renderAlarm,
  absence: renderAbsence,
  proposal: renderProposal,
  replacement: renderReplacement,
  report: renderReportNews,
  'greeting-plan': renderPlan,
  'reply-lost': renderReplyLost,
  'file-ask': renderFileAsk,
  'file-not-saved': renderFileNotSaved,
  'export-not-saved': renderExportNotSaved,
};
