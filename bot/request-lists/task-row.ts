import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import type { RequestDoc, Step } from '../../src/requests/request.ts';
import type { Abilities } from '../../src/requests/rights/ability-rules.ts';
import type { Task } from '../../src/requests/views/list-my-tasks.ts';
import { daysLeft } from '../cards/dates.ts';
import { withProvisional } from '../cards/provisional.ts';
import { shortened } from '../cards/shortened.ts';
import type { ButtonView, RowView } from '../cards/view.ts';
import { lowered } from '../requests/request-sentences.ts';
import { kindTitle, stepTitle, wishParts } from '../requests/request-words.ts';

export interface TaskRowInput {
  /** ISO date in the reader's zone. */
  today: string;
  calendar: WorkCalendar;
  /** Names of principals, by id. */
  names: Record<string, string>;
  texts: Texts;
}

/** One request that waits for the reader: for whom, until when, and what is to be done. */
export function taskRow(
  input: TaskRowInput,
  { request, clientName, abilities, overdue }: Task,
  buttons: ButtonView[],
): RowView {
  const { texts, names } = input;
  const principal = abilities.seat?.way.onBehalfOf;
  const parts = [
    ...(abilities.seat ? wishParts(request, input.today, texts).map(lowered) : []),
    abilities.seat && !request.paused ? whenDue(input, abilities.seat.step) : '',
    whatWaits(request, abilities, texts),
    clientName ? kindTitle(request.type, texts) : '',
    aboutText(request),
    request.paused && !abilities.reply ? texts.t('requests.tasks.paused') : '',
    principal ? texts.t('requests.tasks.for', { principal: names[principal] ?? principal }) : '',
    request._id,
  ];
  return {
    title: clientName || kindTitle(request.type, texts),
    detail: parts.filter((part) => part !== '').join(' · '),
    tone: overdue && abilities.seat ? 'attention' : 'default',
    buttons,
  };
}

/** `через 3 дня`, `просрочено на 2 дня`: how far it is comes before what it is. */
function whenDue({ today, calendar, texts }: TaskRowInput, { dueOn }: Step): string {
  if (!dueOn) return '';
  const days = daysLeft({ today, occurrence: dueOn });
  const when = texts.t(days >= 0 ? 'reminders.when' : 'reminders.overdue', { days: Math.abs(days) });
  return withProvisional(dueOn, when, calendar, texts);
}

const LONGEST_ABOUT = 60;

export function aboutText({ type, values }: RequestDoc): string {
  const { about } = requestKind(type);
  return about ? shortened(String(values[about] ?? ''), LONGEST_ABOUT) : '';
}

function whatWaits(request: RequestDoc, abilities: Abilities, texts: Texts): string {
  if (abilities.reply) return texts.t('requests.tasks.reply');
  if (abilities.seat) return stepTitle(request.type, abilities.seat.step.definition.id, texts);
  return texts.t('requests.tasks.rework');
}
