import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import { openStepOf, type RequestDoc, type Step } from '../../src/requests/request.ts';
import type { Abilities } from '../../src/requests/rights/ability-rules.ts';
import type { MyRequest } from '../../src/requests/views/list-my-requests.ts';
import type { Task } from '../../src/requests/views/list-my-tasks.ts';
import type { Page } from '../../src/storage/store.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { shortened } from '../cards/shortened.ts';
import type { ButtonView, RowView, Tone } from '../cards/view.ts';
import { outcomeLine } from './request-outcome.ts';
import { openButton } from './request-result.ts';
import { dueText, kindTitle, stepTitle } from './request-words.ts';

export interface RequestListInput<T> {
  page: Page<T>;
  /** The cursor this page was asked with: it returns with a row's button, so that the list stays. */
  after: string;
  /** ISO date in the reader's zone. */
  today: string;
  calendar: WorkCalendar;
  /** Names of principals, by id. */
  names: Record<string, string>;
  texts: Texts;
}

/** Tasks of the reader: the overdue first, and of each the oldest; on a page, one kind stands together. */
export function presentTasks(input: RequestListInput<Task>): CardData {
  return presentList(input, 'tasks', groupTasks(input));
}

/** Requests of the reader, with where they stand. */
export function presentMyRequests(input: RequestListInput<MyRequest>): CardData {
  return presentList(input, 'mine', [
    { title: '', tone: 'default', rows: input.page.items.map((mine) => mineRow(input, mine)) },
  ]);
}

interface RowGroup {
  /** '' draws none. */
  title: string;
  tone: Tone;
  rows: RowView[];
}

function groupTasks(input: RequestListInput<Task>): RowGroup[] {
  const { texts, page } = input;
  const groups = new Map<string, RowGroup>();
  for (const task of page.items.toSorted((a, b) => Number(b.overdue) - Number(a.overdue))) {
    const kind = kindTitle(task.request.type, texts);
    const title = task.overdue ? texts.t('requests.tasks.overdue', { kind }) : kind;
    const group = groups.get(title) ?? { title, tone: task.overdue ? 'attention' : 'default', rows: [] };
    groups.set(title, { ...group, rows: [...group.rows, taskRow(input, task)] });
  }
  return [...groups.values()];
}

function presentList<T>(input: RequestListInput<T>, list: 'tasks' | 'mine', groups: RowGroup[]): CardData {
  const { page, texts } = input;
  const empty = { text: texts.t(`requests.${list}.empty`), tone: 'default' };
  return {
    header: {
      kind: texts.t('requests.card.lists'),
      number: '',
      title: texts.t(`requests.${list}.title`),
      status: '',
      tone: 'default',
    },
    notice: page.items.length === 0 && !page.next ? empty : null,
    groups: groups.filter(({ rows }) => rows.length > 0),
    buttons: page.next ? [moreButton(list, page.next, texts)] : [],
  };
}

function moreButton(list: string, after: string, texts: Texts): ButtonView {
  const title = texts.t('requests.buttons.more');
  return { title, verb: `request.${list}`, data: { after }, tone: 'default', withInputs: false };
}

function taskRow(input: RequestListInput<Task>, { request, clientName, abilities, overdue }: Task): RowView {
  const { texts, names, after } = input;
  const principal = abilities.seat?.way.onBehalfOf;
  const parts = [
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
    buttons: [openButton(request._id, texts, { list: 'tasks', after })],
  };
}

/** Due date of a step; the overdue have a title saying so. */
function dueBeside({ today, calendar, texts }: RequestListInput<Task>, step: Step, overdue: boolean): string {
  if (!overdue || !step.dueOn) return dueText(step, today, calendar, texts);
  return texts.t('requests.tasks.was-due', { date: texts.date(step.dueOn) });
}

const LONGEST_ABOUT = 60;

function aboutText({ type, values }: RequestDoc): string {
  const { about } = requestKind(type);
  return about ? shortened(String(values[about] ?? ''), LONGEST_ABOUT) : '';
}

function whatWaits(request: RequestDoc, abilities: Abilities, texts: Texts): string {
  if (abilities.reply) return texts.t('requests.tasks.reply');
  if (abilities.seat) return stepTitle(request.type, abilities.seat.step.definition.id, texts);
  return texts.t('requests.tasks.rework');
}

function mineRow(input: RequestListInput<MyRequest>, { request, clientName }: MyRequest): RowView {
  const { texts, today, calendar, after } = input;
  const step = openStepOf(request);
  const due = step && !request.paused ? dueText(step, today, calendar, texts) : '';
  const waits = request.paused ? texts.t('requests.tasks.reply') : due;
  const where = step
    ? [stepTitle(request.type, step.definition.id, texts), waits]
    : [outcomeLine(requestKind(request.type), request, texts)];
  const kind = clientName ? kindTitle(request.type, texts) : '';
  return {
    title: clientName || kindTitle(request.type, texts),
    detail: [request._id, kind, aboutText(request), ...where].filter((part) => part !== '').join(' · '),
    tone: request.status === 'returned' ? 'warning' : 'default',
    buttons: [openButton(request._id, texts, { list: 'mine', after })],
  };
}
