import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import { withProvisional } from '../cards/provisional.ts';
import type { ButtonView, FactView, HeaderView, NoticeView, SectionView } from '../cards/view.ts';
import { wordsOf } from './kinds/index.ts';
import { reminderButtons } from './reminder-buttons.ts';
import { todoText, whenText, whenTone } from './reminder-words.ts';

export interface ReminderCardInput {
  facts: ReminderFacts;
  step: string;
  late: boolean;
  calendar: WorkCalendar;
  texts: Texts;
  /** The reader's zone, for times. */
  zone: string;
}

/** Data of `reminders/reminder`. */
export interface ReminderCardView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView;
  facts: FactView[];
  sections: SectionView[];
  buttons: ButtonView[];
}

export function presentReminder(input: ReminderCardInput): ReminderCardView {
  const { facts, step, texts } = input;
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

/** Tells what became of it; '' while nothing did. */
export function stateText({
  facts,
  texts,
  zone,
}: Omit<ReminderCardInput, 'step' | 'late' | 'calendar'>): string {
  const { clock, about, state } = facts;
  const ended = wordsOf(facts.kind).ended?.(about, texts);
  if (ended) return ended.state;
  if (state === 'past') return texts.t('reminders.state.past');
  if (clock.result && state !== 'open') {
    const when = texts.dateTime(clock.result.at, zone);
    const args = { who: facts.answeredBy, when, reason: clock.result.reason ?? '' };
    return texts.t(`reminders.state.${clock.result.outcome}`, args);
  }
  if (!facts.mayAnswer) {
    return facts.heldBy === ''
      ? texts.t('reminders.state.not-yours')
      : texts.t('reminders.state.held-by', { who: facts.heldBy });
  }
  if (facts.snoozedUntil > 0) {
    const when = texts.dateTime(new Date(facts.snoozedUntil).toISOString(), zone);
    return texts.t('reminders.state.snoozed', { when });
  }
  return facts.delegatedTo === '' ? '' : texts.t('reminders.state.delegated', { who: facts.delegatedTo });
}

function presentNotice(input: ReminderCardInput): NoticeView {
  const { facts, step, late, texts } = input;
  const became = stateText(input);
  if (facts.state !== 'open' || !facts.mayAnswer) {
    return { text: became, tone: facts.state === 'done' ? 'good' : 'default' };
  }
  const todo = todoText(facts, step, texts);
  const lines = [became, late ? texts.t('reminders.late') : '', todo].filter((line) => line !== '');
  return { text: lines.join('\n'), tone: whenTone(facts) };
}

function presentFacts({ facts, calendar, texts }: ReminderCardInput): FactView[] {
  const date = dateWithWeekday(facts.occurrence, texts);
  const due = withProvisional(facts.occurrence, date, calendar, texts);
  return wordsOf(facts.kind).facts(facts, { date, due }, texts);
}
