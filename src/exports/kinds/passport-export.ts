import { z } from 'zod';
import {
  type ClientCard,
  type LoadClientCardDeps,
  loadClientCard,
} from '../../client-card/load-client-card.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { ExportKind } from '../export-kind.ts';
import { readFilters } from '../read-filters.ts';
import { type ExportWordsDeps, loadExportWords } from './load-export-words.ts';
import { passportSheets } from './passport-sheets.ts';

const Filters = z.object({ client: z.string().min(1).max(80) });

/** The passport of one client on paper, as much of it as the card shows this reader. */
export const passportExport: ExportKind<LoadClientCardDeps & ExportWordsDeps> = {
  id: 'passport',
  formats: ['pdf'],
  subject: ({ client = '' }) => subjectOf.client(client),
  build: async (deps, ask) => {
    const { client } = readFilters(Filters, ask.filters);
    const card = await loadClientCard(deps, { actor: ask.actor, client });
    const words = await loadExportWords(deps, ask);
    return {
      name: ask.texts.t('exports.passport.name', { number: card.client._id }),
      lines: [lineOf(card, ask.texts.t(`statuses.client.${card.client.status}`))],
      sheets: passportSheets(card, words),
    };
  },
};

function lineOf({ client: { passport } }: ClientCard, status: string): string {
  return `${passport.shortName} · ${status}`;
}
