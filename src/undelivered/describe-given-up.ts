import type { Texts } from '../i18n/translate.ts';
import { PLAN } from '../reminders/reminder-clock.ts';
import type { GivenUpRow } from './list-given-up.ts';

export function countText(count: number, texts: Texts): string {
  return count === 0 ? texts.t('deliveries.none') : texts.t('deliveries.title', { count });
}

/** Says to whom a message was to go, and what, since when and why it did not. */
export function describeGivenUp(
  row: GivenUpRow,
  zone: string,
  texts: Texts,
): { recipient: string; line: string } {
  return { recipient: recipientOf(row, texts), line: lineOf(row, zone, texts) };
}

function recipientOf({ recipient }: GivenUpRow, texts: Texts): string {
  if (recipient.kind === 'person') return recipient.name;
  const scope = recipient.unit?.name[texts.locale] ?? texts.t('channels.branch');
  return texts.t('deliveries.channel', { scope });
}

function lineOf(row: GivenUpRow, zone: string, texts: Texts): string {
  const what = [titleOf(row, texts), row.number].filter((part) => part !== '').join(' ');
  return texts.t('deliveries.line', {
    what: row.outdated ? texts.t('deliveries.outdated', { what }) : what,
    since: texts.dateTime(row.since, zone),
    reason: texts.t(`deliveries.reasons.${row.reason}`),
  });
}

function titleOf({ content, matter }: GivenUpRow, texts: Texts): string {
  if (content !== 'reminder' || matter === null || matter === PLAN) {
    return texts.t(`deliveries.contents.${content}`);
  }
  return texts.t('deliveries.reminder', { kind: texts.built(`reminders.kinds.${matter}`) });
}
