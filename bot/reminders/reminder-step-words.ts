import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts, StepAbout } from '../../src/reminders/answers/load-reminder.ts';
import type { StepKind } from '../../src/requests/kinds/definition.ts';
import { seatTitle, stepTitle } from '../requests/request-words.ts';

/** `Ждёт ответа: Ответ юристов`; whoever is told of others' delay reads whose it is, where that is one seat. */
export function stepReminderTitle(
  { clock, isOwnDuty }: Pick<ReminderFacts, 'clock' | 'isOwnDuty'>,
  about: StepAbout,
  texts: Texts,
): string {
  if (clock.kind === 'client-notice') {
    return texts.t(`reminders.titles.client-notice${isOwnDuty ? '' : '-other'}`);
  }
  const step = stepTitle(about.request.type, about.step, texts);
  if (clock.kind === 'author-answer') return texts.t('reminders.titles.author-answer', { step });
  const awaited = isOwnDuty ? [] : awaitedSeats(about, texts);
  const [only] = awaited;
  const what = awaited.length === 1 && only ? only : step;
  return texts.t(`reminders.titles.step-${stepKind(about)}`, { what });
}

/** Of several seats that others leave undecided, all; one alone stands in the title. */
export function lateSeats(facts: ReminderFacts, about: StepAbout, texts: Texts): string[] {
  if (facts.isOwnDuty || facts.clock.kind !== 'approval-step') return [];
  const awaited = awaitedSeats(about, texts);
  return awaited.length > 1 ? awaited : [];
}

/** What a step of this kind waits for: a decision, an answer, a record or a confirmation. */
export function stepKind({ request, step }: StepAbout): StepKind {
  return request.steps.find(({ definition }) => definition.id === step)?.definition.kind ?? 'approve';
}

function awaitedSeats({ request, step, units }: StepAbout, texts: Texts): string[] {
  const seats = request.steps.find(({ definition }) => definition.id === step)?.seats ?? [];
  return seats.filter(({ decision }) => !decision).map((seat) => seatTitle(seat, units, texts));
}
