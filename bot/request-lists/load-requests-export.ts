import { z } from 'zod';
import { listPastRequests } from '../../src/client-card/list-past-requests.ts';
import { openClient } from '../../src/client-card/open-client.ts';
import type { ExportKind } from '../../src/exports/export-kind.ts';
import { type ExportWords, loadExportWords } from '../../src/exports/kinds/load-export-words.ts';
import { readFilters } from '../../src/exports/read-filters.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import { openStepOf } from '../../src/requests/request.ts';
import { listMyRequests, type MyRequest } from '../../src/requests/views/list-my-requests.ts';
import { maskRequest } from '../../src/requests/views/mask-request.ts';
import { pagesOf } from '../../src/storage/walk.ts';
import { type RowColumn, sheetOf } from '../../src/workbooks/sheet-of.ts';
import { outcomeLine } from '../requests/request-outcome.ts';
import { kindTitle, requestStatusText, stepTitle } from '../requests/request-words.ts';
import type { App } from '../turn/app.ts';
import { aboutText } from './task-row.ts';

const ClientFilters = z.object({ client: z.string().min(1).max(80) });

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

/** Requests about one client, as far as the reader may open them, without what names people of the client. */
export const clientRequestsExport: ExportKind<App> = {
  id: 'client-requests',
  subject: ({ client = '' }) => subjectOf.client(client),
  build: async (app, ask) => {
    const { client: id } = readFilters(ClientFilters, ask.filters);
    const asked = { actor: ask.actor, client: id };
    const { client } = await openClient(app, asked);
    const clientName = client.passport.shortName;
    const rows = (await listPastRequests(app, asked)).map((request) => ({
      request: maskRequest(requestKind(request.type), request),
      clientName,
    }));
    const columns = columnsOf(await loadExportWords(app, ask));
    const sheet = sheetOf(ask.texts.t('clients.card.sections.past'), columns, rows);
    return {
      name: ask.texts.t('exports.requests.of-client', { number: id }),
      lines: [clientName],
      sheets: [sheet],
    };
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
