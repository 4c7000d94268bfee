import { MOST_EXPORT_ROWS } from '../../src/exports/build-export.ts';
import type { ExportKind } from '../../src/exports/export-kind.ts';
import { type ExportWords, loadExportWords } from '../../src/exports/kinds/load-export-words.ts';
import type { InboxEntry } from '../../src/inbox/inbox-rules.ts';
import { openInbox } from '../../src/inbox/open-inbox.ts';
import { listMonth, type Month, type MonthDay } from '../../src/occasions/list-month.ts';
import { type RowColumn, sheetOf } from '../../src/workbooks/sheet-of.ts';
import type { App } from '../turn/app.ts';
import { entryRow, type InboxRowInput } from './inbox-row.ts';
import { occasionText } from './month-card.ts';

/** Everything that waits for the reader, as the list tells it. */
export const inboxExport: ExportKind<App> = {
  id: 'inbox',
  build: async (app, ask) => {
    const { actor, texts, today } = ask;
    const { entries } = await openInbox(app, { actor, count: MOST_EXPORT_ROWS.xlsx + 1 });
    const person = await app.directory.getPerson(actor);
    const principals = await app.directory.findPrincipals(actor, today);
    const input: InboxRowInput = {
      today: today.toString(),
      calendar: app.calendar(),
      names: Object.fromEntries(principals.map(({ _id, name }) => [_id, name])),
      texts,
      zone: await app.directory.zoneOf(person),
      place: { from: 0, morning: '' },
    };
    const name = texts.t('inbox.title');
    return { name, lines: [], sheets: [sheetOf(name, inboxColumns(input), entries)] };
  },
};

function inboxColumns(input: InboxRowInput): RowColumn<InboxEntry>[] {
  const { texts } = input;
  return [
    {
      title: texts.t('exports.inbox.when'),
      kind: 'text',
      of: ({ group }) => texts.t(`inbox.groups.${group}`),
    },
    { title: texts.t('exports.inbox.due'), kind: 'date', of: ({ dueOn }) => (dueOn < '9999' ? dueOn : null) },
    { title: texts.t('exports.inbox.about'), kind: 'text', of: (entry) => entryRow(input, entry).title },
    { title: texts.t('exports.inbox.what'), kind: 'text', of: (entry) => entryRow(input, entry).detail },
  ];
}

/** Coming days of the reader's clients; people are named to who sees them on the card. */
export const monthExport: ExportKind<App> = {
  id: 'month',
  build: async (app, ask) => {
    const { texts } = ask;
    const month = await listMonth(app, ask.actor);
    const title = texts.t('inbox.month.title', { from: texts.date(month.from), to: texts.date(month.to) });
    const columns = monthColumns(month, await loadExportWords(app, ask));
    return {
      name: texts.t('inbox.month.kind'),
      lines: [title],
      sheets: [sheetOf(title, columns, month.days)],
    };
  },
};

function monthColumns({ spheres }: Month, { texts }: ExportWords): RowColumn<MonthDay>[] {
  return [
    { title: texts.t('exports.overview.day'), kind: 'date', of: ({ date }) => date },
    { title: texts.t('exports.columns.number'), kind: 'text', of: ({ client }) => client.id },
    { title: texts.t('exports.overview.client'), kind: 'text', of: ({ client }) => client.name },
    {
      title: texts.t('exports.inbox.occasion'),
      kind: 'text',
      of: (day) => occasionText(day, spheres, texts),
    },
  ];
}
