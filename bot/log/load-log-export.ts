import { z } from 'zod';
import type { AuditEntry } from '../../src/audit/audit-entry.ts';
import { type AuditPage, listAudit } from '../../src/audit-log/list-audit.ts';
import { MOST_EXPORT_ROWS } from '../../src/exports/build-export.ts';
import type { ExportKind } from '../../src/exports/export-kind.ts';
import { readFilters } from '../../src/exports/read-filters.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { pagesOf } from '../../src/storage/walk.ts';
import { type RowColumn, sheetOf } from '../../src/workbooks/sheet-of.ts';
import type { App } from '../turn/app.ts';
import { eventText } from './log-events.ts';
import { entryLines, headingOf, whoDid } from './request-log.ts';

const Filters = z.object({ number: z.string().min(1).max(80) });

interface LoggedRow {
  entry: AuditEntry;
  log: AuditPage;
}

/** The log of a client, a request or what admins read: for who may read it. */
export const logExport: ExportKind<App> = {
  id: 'log',
  build: async (app, ask) => {
    const { number } = readFilters(Filters, ask.filters);
    const { actor, texts } = ask;
    const rows: LoggedRow[] = [];
    let title = number;
    for await (const { log } of pagesOf((from) => pageOf(app, { actor, number, ...from }))) {
      const heading = headingOf(number, log, texts);
      title = heading.number || heading.title;
      rows.push(...log.page.items.map((entry) => ({ entry, log })));
      if (rows.length > MOST_EXPORT_ROWS.xlsx) break;
    }
    const zone = await app.directory.zoneOf(await app.directory.getPerson(actor));
    const name = texts.t('exports.log.name', { subject: title });
    return { name, lines: [], sheets: [sheetOf(texts.t('audit.title'), columnsOf(texts, zone), rows)] };
  },
};

async function pageOf(app: App, asked: { actor: string; number: string; after?: string }) {
  const log = await listAudit(app, asked);
  return { log, ...(log.page.next ? { next: log.page.next } : {}) };
}

function columnsOf(texts: Texts, zone: string): RowColumn<LoggedRow>[] {
  const text = (
    key: 'when' | 'what' | 'who' | 'more',
    of: (row: LoggedRow) => string,
  ): RowColumn<LoggedRow> => ({
    title: texts.t(`exports.log.${key}`),
    kind: 'text',
    of,
  });
  return [
    text('when', ({ entry }) => texts.dateTime(entry.at, zone)),
    text('what', ({ entry, log }) => eventText(entry.event, log, texts)),
    text('who', ({ entry, log }) => whoDid(entry, log, texts)),
    text('more', ({ entry, log }) => entryLines(entry, log, texts).join('\n')),
  ];
}
