import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import type { ButtonView, RowView } from '../cards/view.ts';
import { wordsOf } from './kinds/index.ts';
import { stateText } from './reminder-state.ts';
import { rowTitle, whenText, whenTone } from './reminder-words.ts';

/** A reminder in a list: the occasion, whose it is, when, and what became of it. */
export function reminderRow(
  facts: ReminderFacts,
  buttons: ButtonView[],
  { texts, zone }: { texts: Texts; zone: string },
): RowView {
  const words = wordsOf(facts.kind);
  const subject = words.subject(facts.about, texts);
  // Tells rows of one client, or of clients of one name, apart.
  const number = words.number(facts.about);
  const became = stateText({ facts, texts, zone });
  const tone = facts.state === 'open' ? whenTone(facts) : 'default';
  return {
    title: rowTitle(words.title(facts, texts), tone, texts),
    detail: [subject, whenText(facts, texts), became, subject === number ? '' : number]
      .filter((part) => part !== '')
      .join(' · '),
    tone,
    buttons,
  };
}
