import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import type { RequestDoc, Step } from '../../src/requests/request.ts';
import type { Abilities } from '../../src/requests/rights/ability-rules.ts';
import type { Task } from '../../src/requests/views/list-my-tasks.ts';
import { shortened } from '../cards/shortened.ts';
import type { ButtonView, RowView } from '../cards/view.ts';
import { dueText, kindTitle, stepTitle } from '../requests/request-words.ts';

export interface TaskRowInput {
  /** ISO date in the reader's zone. */
  today: string;
  calendar: WorkCalendar;
  /** Names of principals, by id. */
  names: Record<string, string>;
  texts: Texts;
}

/** One request that waits for the reader: for whom, what is to be done, and until when. */
export function taskRow(
  input: TaskRowInput,
  { request, clientName, abilities, overdue }: Task,
  buttons: ButtonView[],
): RowView {
  const { texts, names } = input;
  const principal = abilities.seat?.way.onBehalfOf;
  const parts = [
    clientName ? kindTitle(request.type, texts) : '',
    aboutText(request),
    whatWaits(request, abilities, texts),
    abilities.seat && !request.paused ? dueBeside(input, abilities.seat.step, overdue) : '',
    request.paused && !abilities.reply ? texts.t('requests.tasks.paused') : '',
    principal ? texts.t('requests.tasks.for', { principal: names[principal] ?? principal }) : '',
  ];
  return {
    title: clientName || kindTitle(request.type, texts),
    detail: [request._id, ...parts.filter((part) => part !== '')].join(' · '),
    tone: overdue && abilities.seat ? 'attention' : 'default',
    buttons,
  };
}

/** A row stands under a title that says whether it is overdue. */
function dueBeside({ today, calendar, texts }: TaskRowInput, step: Step, overdue: boolean): string {
  if (!overdue || !step.dueOn) return dueText(step, today, calendar, texts);
  return texts.t('requests.tasks.was-due', { date: texts.date(step.dueOn) });
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
