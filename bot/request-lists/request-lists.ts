import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import { openStepOf } from '../../src/requests/request.ts';
import type { MyRequest } from '../../src/requests/views/list-my-requests.ts';
import type { Page } from '../../src/storage/store.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView, RowView } from '../cards/view.ts';
import { outcomeLine } from '../requests/request-outcome.ts';
import { openButton } from '../requests/request-result.ts';
import { dueText, kindTitle, stepTitle } from '../requests/request-words.ts';
import { aboutText } from './task-row.ts';

export interface MyRequestsInput {
  page: Page<MyRequest>;
  /** The cursor this page was asked with: it returns with a row's button, so that the list stays. */
  after: string;
  /** ISO date in the reader's zone. */
  today: string;
  calendar: WorkCalendar;
  texts: Texts;
}

/** Requests that the reader asked for, with where each stands. */
export function presentMyRequests(input: MyRequestsInput): CardData {
  const { page, texts } = input;
  const rows = page.items.map((mine) => mineRow(input, mine));
  return {
    header: {
      kind: texts.t('requests.card.lists'),
      number: '',
      title: texts.t('requests.mine.title'),
      status: '',
      tone: 'default',
    },
    notice:
      rows.length === 0 && !page.next ? { text: texts.t('requests.mine.empty'), tone: 'default' } : null,
    groups: rows.length > 0 ? [{ title: '', tone: 'default', rows }] : [],
    buttons: [
      ...(page.next ? [moreButton(page.next, texts)] : []),
      ...(rows.length > 0 ? [exportButton('my-requests', {}, texts)] : []),
    ],
  };
}

function moreButton(after: string, texts: Texts): ButtonView {
  const title = texts.t('requests.buttons.more');
  return { title, verb: 'request.mine', data: { after }, tone: 'default', withInputs: false };
}

function mineRow(input: MyRequestsInput, { request, clientName }: MyRequest): RowView {
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
