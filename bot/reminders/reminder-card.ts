import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import type { ReminderKind } from '../../src/reminders/kinds/kind.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import { withProvisional } from '../cards/provisional.ts';
import type { ButtonView, FactView, HeaderView, NoticeView, SectionView } from '../cards/view.ts';
import { presentGreeting } from './greeting-card.ts';
import { wordsOf } from './kinds/index.ts';
import { reminderButtons } from './reminder-buttons.ts';
import { presentNotice, type ReminderCardInput } from './reminder-state.ts';
import { whenText, whenTone } from './reminder-words.ts';

/** Data of the card, whichever template draws it. */
export interface ReminderCardView {
  [key: string]: unknown;
  header: HeaderView | null;
  notice: NoticeView;
  facts: FactView[];
  sections: SectionView[];
  buttons: ButtonView[];
}

/** The template that draws a kind's card. */
export function templateOf(kind: ReminderKind): string {
  return wordsOf(kind).greeting ? 'reminders/greeting' : 'reminders/reminder';
}

export function presentReminder(input: ReminderCardInput): ReminderCardView {
  const { facts, step, texts } = input;
  const face = wordsOf(facts.kind).greeting?.(facts, texts);
  if (face) return { header: null, sections: [], ...presentGreeting(face, input) };
  const target = { matter: facts.clock._id, occurrence: facts.occurrence, step };
  return {
    header: reminderHeader(facts, texts),
    notice: presentNotice(input),
    facts: presentFacts(input),
    sections: wordsOf(facts.kind).sections?.(facts.about, texts) ?? [],
    buttons: reminderButtons(facts, target, texts),
  };
}

export function reminderHeader(facts: ReminderFacts, texts: Texts): HeaderView {
  const { about, kind, state } = facts;
  const words = wordsOf(kind);
  const header = {
    kind: texts.built(`reminders.kinds.${kind.id}`),
    number: words.number(about),
    title: words.title(facts, texts),
  };
  if (state === 'open') return { ...header, status: whenText(facts, texts), tone: whenTone(facts) };
  const ended = words.ended?.(about, texts);
  return {
    ...header,
    status: ended?.status ?? texts.t(`reminders.status.${state}`),
    tone: ended || state === 'done' ? 'good' : 'default',
  };
}

/** Text of a notification: the client and the occasion, and no person's name. */
export function reminderSummary(facts: ReminderFacts, texts: Texts): string {
  const words = wordsOf(facts.kind);
  const title = words.plainTitle?.(facts, texts) ?? words.title(facts, texts);
  const subject = words.subject(facts.about, texts);
  const when = [subject, whenText(facts, texts)].filter((part) => part !== '').join(', ');
  return texts.t('reminders.summary', { title, when });
}

function presentFacts({ facts, calendar, texts }: ReminderCardInput): FactView[] {
  const date = dateWithWeekday(facts.occurrence, texts);
  const due = withProvisional(facts.occurrence, date, calendar, texts);
  return wordsOf(facts.kind).facts(facts, { date, due }, texts);
}
