import type { ReminderKind } from '../../../src/reminders/kinds/kind.ts';
import { approvalStepWords } from './approval-step.ts';
import { authorAnswerWords } from './author-answer.ts';
import { clientDataWords } from './client-data.ts';
import { clientDayWords } from './client-day.ts';
import { clientNoticeWords } from './client-notice.ts';
import { holidayWords } from './holiday.ts';
import { planSignatureWords } from './plan-signature.ts';
import { reportWorkWords } from './report-work.ts';
import { requestDateWords } from './request-date.ts';
import { unitReportWords } from './unit-report.ts';
import { vipListWords } from './vip-list.ts';
import type { ReminderWords } from './words.ts';

/** The words of every card that a kind of reminder has. */
const REMINDER_WORDS: readonly ReminderWords[] = [
  clientDayWords,
  holidayWords,
  unitReportWords,
  clientNoticeWords,
  approvalStepWords,
  authorAnswerWords,
  requestDateWords,
  clientDataWords,
  planSignatureWords,
  reportWorkWords,
  vipListWords,
];

/** Throws TypeError for a kind whose card nobody has worded. */
export function wordsOf({ id, card }: ReminderKind): ReminderWords {
  const words = REMINDER_WORDS.find((each) => each.card === card);
  if (!words) throw new TypeError(`the card of ${id} has no words`);
  return words;
}
