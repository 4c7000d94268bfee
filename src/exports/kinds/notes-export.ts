import { z } from 'zod';
import { type OpenNotesDeps, openNotes } from '../../client-card/open-notes.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Note } from '../../notes/note.ts';
import { findAll } from '../../storage/walk.ts';
import { type RowColumn, sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportKind } from '../export-kind.ts';
import { readFilters } from '../read-filters.ts';
import { type ExportWords, type ExportWordsDeps, loadExportWords } from './load-export-words.ts';

const Filters = z.object({ client: z.string().min(1).max(80) });

/** Notes on one client, for who sees the client. */
export const notesExport: ExportKind<ExportWordsDeps & OpenNotesDeps> = {
  id: 'notes',
  subject: ({ client = '' }) => subjectOf.client(client),
  build: async (deps, ask) => {
    const { client } = readFilters(Filters, ask.filters);
    await openNotes(deps, { actor: ask.actor, client, page: 0, count: 1 });
    const notes = await findAll(deps.notes, { index: 'client', eq: { client, removed: false }, desc: true });
    const shortName = (await deps.clients.get(client))?.passport.shortName ?? client;
    const words = await loadExportWords(deps, ask);
    return {
      name: ask.texts.t('exports.notes.name', { number: client }),
      lines: [shortName],
      sheets: [sheetOf(ask.texts.t('clients.card.sections.notes'), noteColumns(words), notes)],
    };
  },
};

function noteColumns({ texts, person }: ExportWords): RowColumn<Note>[] {
  return [
    { title: texts.t('exports.notes.on'), kind: 'date', of: ({ on }) => on },
    { title: texts.t('exports.notes.kind'), kind: 'text', of: ({ kind }) => texts.t(`notes.kinds.${kind}`) },
    { title: texts.t('exports.notes.text'), kind: 'text', of: ({ text }) => text },
    { title: texts.t('exports.notes.by'), kind: 'text', of: ({ by }) => person(by) },
    { title: texts.t('exports.notes.for'), kind: 'text', of: ({ onBehalfOf }) => person(onBehalfOf ?? '') },
  ];
}
