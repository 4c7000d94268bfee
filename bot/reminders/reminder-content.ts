import type { Delivery } from '../../src/deliveries/delivery.ts';
import { countGivenUp } from '../../src/deliveries/given-up.ts';
import { today } from '../../src/kernel/clock.ts';
import { listWeek } from '../../src/occasions/list-week.ts';
import { scopeName } from '../../src/people/scope-name.ts';
import { loadReminderForChannel } from '../../src/reminders/answers/load-reminder.ts';
import { isOvertaken } from '../../src/reminders/digests/is-overtaken.ts';
import { loadDigestParts } from '../../src/reminders/digests/load-digest-parts.ts';
import { isStillWanted } from '../../src/reminders/digests/still-wanted.ts';
import { alarmText, presentAlarm } from '../deliveries/alarm.ts';
import { undeliveredButton } from '../deliveries/undelivered.ts';
import type { App } from '../turn/app.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { presentChannelReport } from './channel-report.ts';
import { presentChannelWeek } from './channel-week.ts';
import { reminderSummary } from './reminder-card.ts';
import { drawDigest, drawReminder } from './reminder-reply.ts';

/** Reminders answered, or no longer the reader's business, are not worth a first message. */
export const renderReminder: ContentRenderer<'reminder'> = async (app, content, reader, delivery) =>
  isFirst(delivery) && !(await isWorthTelling(app, delivery)) ? null : drawReminder(app, content, reader);

export const renderDigest: ContentRenderer<'digest'> = async (app, _content, reader, delivery) => {
  const parts = await loadDigestParts(app, delivery);
  if (parts.some(({ status }) => status === 'held')) throw new Error(`${delivery._id} waits for its parts`);
  const told = isFirst(delivery) ? await stillWanted(app, parts, delivery.recipient) : parts;
  return drawDigest(app, delivery._id, told, reader);
};

function isFirst({ conversationId }: Delivery): boolean {
  return conversationId === null;
}

async function isWorthTelling(app: App, delivery: Delivery): Promise<boolean> {
  return (await isStillWanted(app, delivery)) && !(await isOvertaken(app, delivery));
}

/** By the digest's reader, who may have taken it over from whom its parts were written for. */
async function stillWanted(app: App, parts: Delivery[], recipient: string): Promise<Delivery[]> {
  const wanted: Delivery[] = [];
  for (const part of parts) if (await isWorthTelling(app, { ...part, recipient })) wanted.push(part);
  return wanted;
}

/** Nothing to celebrate, nothing to say; nor of a week that is over. */
export const renderChannelWeek: ContentRenderer<'channel-week'> = async (
  app,
  { scope, from, late = false },
  { texts, zone },
  delivery,
) => {
  const week = await listWeek(app, scope, from);
  const isOver = week.to < today(app.clock, zone).toString();
  if (week.events.length === 0 || (isOver && isFirst(delivery))) return null;
  const view = presentChannelWeek({ week, scope: await scopeName(app.directory, scope, texts), late }, texts);
  return app.cards.render(
    'reminders/channel-week',
    view,
    texts.t('channels.week.summary', { count: week.events.length }),
  );
};

export const renderChannelReport: ContentRenderer<'channel-report'> = async (
  app,
  content,
  { texts, zone },
  delivery,
) => {
  if (isFirst(delivery) && (await isOvertaken(app, delivery))) return null;
  const facts = await loadReminderForChannel(app, content.matter, zone);
  if (facts?.state !== 'open') return null;
  const view = presentChannelReport({ ...content, facts }, app.calendar(), texts);
  return app.cards.render('reports/channel-report', view, reminderSummary(facts, texts));
};

export const renderAlarm: ContentRenderer<'alarm'> = async (app, content, { texts }) => {
  const text = alarmText(content, texts);
  const count = content.alarm === 'given-up' ? await countGivenUp(app) : 0;
  const buttons = count === 0 ? [] : [undeliveredButton(count, texts)];
  return app.cards.render('reminders/alarm', presentAlarm(text, buttons, texts), text);
};
