import { z } from 'zod';
import type { Client } from '../../clients/client.ts';
import { findClients } from '../../clients/register/find-clients.ts';
import { pagesOf } from '../../storage/walk.ts';
import type { ExportKind } from '../export-kind.ts';
import { readFilters } from '../read-filters.ts';
import { type ClientsExportDeps, clientSheet } from './clients-export.ts';
import { loadExportWords } from './load-export-words.ts';

const Filters = z.object({ text: z.string().min(1).max(200) });
const PAGE = 100;

/** Clients that a search found. */
export const foundExport: ExportKind<ClientsExportDeps> = {
  id: 'found-clients',
  typed: true,
  build: async (deps, ask) => {
    const { text } = readFilters(Filters, ask.filters);
    const clients: Client[] = [];
    const pages = pagesOf((from) => findClients(deps, { actor: ask.actor, text, limit: PAGE, ...from }));
    for await (const { items } of pages) clients.push(...items);
    return {
      name: ask.texts.t('exports.clients.found'),
      lines: [ask.texts.t('clients.list.found', { text })],
      sheets: [await clientSheet(deps, clients, await loadExportWords(deps, ask), ask)],
    };
  },
};
