import type { Texts } from '../../src/i18n/translate.ts';
import { listWeek } from '../../src/occasions/list-week.ts';
import { BRANCH } from '../../src/people/person.ts';
import { digestIdOf } from '../../src/reminders/digest-id.ts';
import { loadReminderForChannel } from '../../src/reminders/load-reminder.ts';
import type { App } from '../app.ts';
import type { ContentRenderer } from '../content.ts';
import { alarmText, presentAlarm } from '../presenters/alarm.ts';
import { presentChannelReport } from '../presenters/channel-report.ts';
import { presentChannelWeek } from '../presenters/channel-week.ts';
import { reminderSummary } from '../presenters/reminder-card.ts';
import { drawDigest, drawReminder } from './reminder-reply.ts';

export const renderReminder: ContentRenderer<'reminder'> = (app, content, reader) =>
  drawReminder(app, content, reader);

/** A digest's own id is known from its parts: they were merged under it. */
export const renderDigest: ContentRenderer<'digest'> = async (app, content, reader) => {
  const [first] = content.deliveries;
  const part = first ? await app.deliveries.get(first) : null;
  return part ? drawDigest(app, digestIdOf(part), content.deliveries, reader) : null;
};

/** Nothing to celebrate, nothing to say. */
export const renderChannelWeek: ContentRenderer<'channel-week'> = async (app, content, { texts }) => {
  const week = await listWeek(app, content.scope, content.from);
  if (week.events.length === 0) return null;
  const view = presentChannelWeek(week, await scopeName(app, content.scope, texts), texts);
  return app.cards.render('reminders/channel-week', view, texts.t('channels.week.summary'));
};

export const renderChannelReport: ContentRenderer<'channel-report'> = async (
  app,
  content,
  { texts, zone },
) => {
  const facts = await loadReminderForChannel(app, content.matter, zone);
  if (facts?.state !== 'open') return null;
  const view = presentChannelReport(facts, content.step, app.calendar(), texts);
  return app.cards.render('reports/channel-report', view, reminderSummary(facts, texts));
};

export const renderAlarm: ContentRenderer<'alarm'> = async (app, content, { texts }) => {
  const text = alarmText(content, texts);
  return app.cards.render('reminders/alarm', presentAlarm(text, texts), text);
};

async function scopeName(app: App, scope: string, texts: Texts): Promise<string> {
  if (scope === BRANCH) return texts.t('channels.branch');
  return (await app.directory.findUnit(scope))?.name[texts.locale] ?? scope;
}
