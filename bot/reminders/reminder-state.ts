import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import type { NoticeView } from '../cards/view.ts';
import type { Tried } from '../greetings/greeting-form.ts';
import { wordsOf } from './kinds/index.ts';
import { todoText, whenTone } from './reminder-words.ts';

export interface ReminderCardInput {
  facts: ReminderFacts;
  step: string;
  late: boolean;
  calendar: WorkCalendar;
  texts: Texts;
  /** The reader's zone, for times. */
  zone: string;
  answer?: GreetingAnswer;
}

/** Answer to a press on a greeting's card, beside the card as it stands. */
export interface GreetingAnswer {
  /** Fields that were sent and are wrong. */
  tried?: Tried;
  /** A sentence, or one for each of several clients. */
  said?: NoticeView;
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

export function presentNotice(input: ReminderCardInput): NoticeView {
  const { facts, step, late, texts } = input;
  const became = stateText(input);
  if (facts.state !== 'open' || !facts.mayAnswer) {
    return { text: became, tone: facts.state === 'done' ? 'good' : 'default' };
  }
  const todo = todoText(facts, step, texts);
  const lines = [became, late ? texts.t('reminders.late') : '', todo].filter((line) => line !== '');
  return { text: lines.join('\n'), tone: whenTone(facts) };
}
