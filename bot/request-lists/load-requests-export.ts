import type { ExportKind } from '../../src/exports/export-kind.ts';
import { type ExportWords, loadExportWords } from '../../src/exports/kinds/load-export-words.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import { openStepOf } from '../../src/requests/request.ts';
import { listMyRequests, type MyRequest } from '../../src/requests/views/list-my-requests.ts';
import { pagesOf } from '../../src/storage/walk.ts';
import { type RowColumn, sheetOf } from '../../src/workbooks/sheet-of.ts';
import { outcomeLine } from '../requests/request-outcome.ts';
import { kindTitle, requestStatusText, stepTitle } from '../requests/request-words.ts';
import type { App } from '../turn/app.ts';
import { aboutText } from './task-row.ts';

/** Requests that somebody asked for, with where each stands. */
export const requestsExport: ExportKind<App> = {
  id: 'my-requests',
  build: async (app, ask) => {
    const rows: MyRequest[] = [];
    for await (const { items } of pagesOf((from) => listMyRequests(app, { actor: ask.actor, ...from })))
      rows.push(...items);
    const name = ask.texts.t('exports.requests.name');
    return { name, lines: [], sheets: [sheetOf(name, columnsOf(await loadExportWords(app, ask)), rows)] };
  },
};

function columnsOf(words: ExportWords): RowColumn<MyRequest>[] {
  const { texts } = words;
  const text = (
    key: 'number' | 'kind' | 'client' | 'about' | 'unit' | 'status' | 'step' | 'outcome',
    of: (row: MyRequest) => string,
  ): RowColumn<MyRequest> => ({ title: texts.t(`exports.requests.${key}`), kind: 'text', of });
  const day = (
    key: 'from' | 'due' | 'changed',
    of: (row: MyRequest) => string | null,
  ): RowColumn<MyRequest> => ({
    title: texts.t(`exports.requests.${key}`),
    kind: 'date',
    of,
  });
  return [
    text('number', ({ request }) => request._id),
    text('kind', ({ request }) => kindTitle(request.type, texts)),
    text('client', ({ clientName }) => clientName),
    text('about', ({ request }) => aboutText(request)),
    text('unit', ({ request }) => words.unit(request.unit)),
    text('status', ({ request }) => requestStatusText(request, texts)),
    text('step', ({ request }) => {
      const step = openStepOf(request);
      return step ? stepTitle(request.type, step.definition.id, texts) : '';
    }),
    day('due', ({ request }) => openStepOf(request)?.dueOn ?? null),
    text('outcome', ({ request }) =>
      openStepOf(request) ? '' : outcomeLine(requestKind(request.type), request, texts),
    ),
    day('from', ({ request }) => words.day(request.createdAt)),
    day('changed', ({ request }) => words.day(request.updatedAt)),
  ];
}
