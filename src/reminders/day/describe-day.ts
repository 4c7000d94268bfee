import type { Texts } from '../../i18n/translate.ts';
import { scopeName } from '../../people/scope-name.ts';
import { findReminderKind } from '../kinds/index.ts';
import type { SourceDeps } from '../sources/source.ts';
import type { DayItem } from './plan-day.ts';

/** Words what goes out on a day, by recipient; names no contact. */
export async function describeDay(
  deps: SourceDeps,
  items: DayItem[],
  date: string,
  texts: Texts,
): Promise<string[]> {
  const lines = [texts.t('reminders.due.title', { date: texts.date(date), count: items.length })];
  let recipient = '';
  for (const item of items) {
    if (item.recipient !== recipient) lines.push('', await describeRecipient(deps, item, texts));
    recipient = item.recipient;
    const what = await describeOccasion(deps, item, texts);
    const step = texts.built(`reminders.due.steps.${item.step.replace(/^weekly-\d+$/, 'weekly')}`);
    const args = { at: item.at, what, date: texts.date(item.occurrence), step };
    lines.push(texts.t('reminders.due.line', args));
  }
  return lines;
}

async function describeRecipient(deps: SourceDeps, item: DayItem, texts: Texts): Promise<string> {
  if (item.recipientKind === 'channel') {
    return texts.t('reminders.due.channel', { name: item.recipient, zone: item.zone });
  }
  const name = (await deps.people.get(item.recipient))?.name ?? item.recipient;
  return texts.t('reminders.due.person', { name, zone: item.zone });
}

async function describeOccasion(
  deps: SourceDeps,
  { kind: id, args }: DayItem,
  texts: Texts,
): Promise<string> {
  const kind = findReminderKind(id);
  if (kind) return kind.describe(deps, args, texts);
  if (id === 'calendar') return texts.t('reminders.due.occasions.calendar', { year: args.year ?? '' });
  const subject = await scopeName(deps.directory, args.scope ?? '', texts);
  const what = texts.t(`reminders.due.occasions.${id === 'overview' ? 'overview' : 'week'}`);
  return texts.t('reminders.due.of', { what, subject });
}
