import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import type { HeaderView, NoticeView, RowView } from '../cards/view.ts';
import { wordsOf } from './kinds/index.ts';
import { rowButtons } from './reminder-buttons.ts';
import { reminderRow } from './reminder-row.ts';

export interface DigestItem {
  facts: ReminderFacts;
  step: string;
}

/** Data of `reminders/digest`. */
export interface DigestView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  rows: RowView[];
}

/** One row a reminder, the nearest first; answered ones stay, without buttons. */
export function presentDigest(id: string, items: DigestItem[], texts: Texts, zone: string): DigestView {
  const sorted = [...items].sort((a, b) => (a.facts.occurrence < b.facts.occurrence ? -1 : 1));
  const open = items.filter(({ facts }) => facts.state === 'open').length;
  return {
    header: {
      kind: texts.t('reminders.digest.kind'),
      number: '',
      title: digestTitle(items.length, texts),
      status: '',
      tone: 'default',
    },
    notice: open === 0 ? { text: texts.t('reminders.digest.all-done'), tone: 'good' } : null,
    rows: sorted.map((item) => presentRow(id, item, texts, zone)),
  };
}

/** Text of a notification: how much of what, and nobody's name. */
export function digestSummary(items: DigestItem[], texts: Texts): string {
  const parts = items.map(({ facts }) => wordsOf(facts.kind).part);
  return texts.t('reminders.digest.summary', {
    parts: (['greetings', 'reports', 'requests', 'checks', 'lists', 'plans'] as const)
      .map((part) => ({ part, count: parts.filter((each) => each === part).length }))
      .filter(({ count }) => count > 0)
      .map(({ part, count }) => texts.t(`reminders.digest.parts.${part}`, { count }))
      .join(', '),
  });
}

function digestTitle(count: number, texts: Texts): string {
  return texts.t('reminders.digest.title', { count });
}

function presentRow(digest: string, { facts, step }: DigestItem, texts: Texts, zone: string): RowView {
  const target = { matter: facts.clock._id, occurrence: facts.occurrence, step, digest };
  return reminderRow(facts, rowButtons(facts, target, texts), { texts, zone });
}
