import type { Texts } from '../../src/i18n/translate.ts';
import type { MyRequest } from '../../src/requests/list-my-requests.ts';
import type { Task } from '../../src/requests/list-my-tasks.ts';
import { openStepOf } from '../../src/requests/request.ts';
import type { Page } from '../../src/storage/store.ts';
import type { CardData } from '../card-renderer.ts';
import { requestStatusText } from './request-card.ts';
import { openButton } from './request-result.ts';
import { dueText, kindTitle, stepTitle } from './request-words.ts';
import type { ButtonView, RowView } from './view.ts';

export interface RequestListInput<T> {
  page: Page<T>;
  /** The cursor this page was asked with: it returns with a row's button, so that the list stays. */
  after: string;
  /** ISO date in the reader's zone. */
  today: string;
  /** Names of principals, by id. */
  names: Record<string, string>;
  texts: Texts;
}

/** What waits for the reader, the most overdue first. */
export function presentTasks(input: RequestListInput<Task>): CardData {
  return presentList(
    input,
    'tasks',
    input.page.items.map((task) => taskRow(input, task)),
  );
}

/** What the reader asked for, with where it stands. */
export function presentMyRequests(input: RequestListInput<MyRequest>): CardData {
  return presentList(
    input,
    'mine',
    input.page.items.map((mine) => mineRow(input, mine)),
  );
}

function presentList<T>(input: RequestListInput<T>, list: 'tasks' | 'mine', rows: RowView[]): CardData {
  const { page, texts } = input;
  const empty = { text: texts.t(`requests.${list}.empty`), tone: 'default' };
  return {
    header: { kind: texts.t(`requests.${list}.title`), number: '', title: '', status: '', tone: 'default' },
    notice: rows.length === 0 && !page.next ? empty : null,
    rows,
    buttons: page.next ? [moreButton(list, page.next, texts)] : [],
  };
}

function moreButton(list: string, after: string, texts: Texts): ButtonView {
  const title = texts.t('requests.buttons.more');
  return { title, verb: `request.${list}`, data: { after }, tone: 'default', withInputs: false };
}

function taskRow(input: RequestListInput<Task>, { request, clientName, abilities, overdue }: Task): RowView {
  const { texts, today, names, after } = input;
  const principal = abilities.seat?.way.onBehalfOf;
  const parts = [
    abilities.seat
      ? stepTitle(request.type, abilities.seat.step.definition.id, texts)
      : texts.t('requests.tasks.rework'),
    abilities.seat ? dueText(abilities.seat.step, today, texts) : '',
    principal ? texts.t('requests.tasks.for', { principal: names[principal] ?? principal }) : '',
  ];
  return {
    title: clientName || kindTitle(request.type, texts),
    detail: [request._id, ...parts.filter((part) => part !== '')].join(' · '),
    tone: overdue && abilities.seat ? 'attention' : 'default',
    buttons: [openButton(request._id, texts, { list: 'tasks', after })],
  };
}

function mineRow(input: RequestListInput<MyRequest>, { request, clientName }: MyRequest): RowView {
  const { texts, today, after } = input;
  const step = openStepOf(request);
  const where = step
    ? [stepTitle(request.type, step.definition.id, texts), dueText(step, today, texts)]
    : [requestStatusText(request, texts)];
  return {
    title: clientName || kindTitle(request.type, texts),
    detail: [request._id, ...where.filter((part) => part !== '')].join(' · '),
    tone: request.status === 'returned' ? 'warning' : 'default',
    buttons: [openButton(request._id, texts, { list: 'mine', after })],
  };
}
