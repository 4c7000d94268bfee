import { z } from 'zod';
import { CLIENT_STATUSES, type Client } from '../../clients/client.ts';
import { type ClientFilter, type ListClientsDeps, walkClients } from '../../clients/register/list-clients.ts';
import { totalOf } from '../../figures/figure-rules.ts';
import type { MonthFigures } from '../../figures/month-figures.ts';
import type { Repo } from '../../storage/store.ts';
import type { CellValue, SheetColumn } from '../../workbooks/sheet.ts';
import type { ExportAsk, ExportKind } from '../export-kind.ts';
import { readFilters } from '../read-filters.ts';
import { type LatestMonth, loadLatestMonth } from './latest-month.ts';
import { type ExportWords, type ExportWordsDeps, loadExportWords } from './load-export-words.ts';

export type ClientsExportDeps = ListClientsDeps & ExportWordsDeps & { figures: Repo<MonthFigures> };

const Filters = z.object({
  unit: z.string().optional(),
  status: z.enum(CLIENT_STATUSES).optional(),
  level: z.enum(['local', 'regional']).optional(),
  manager: z.string().optional(),
  mine: z.literal('true').optional(),
});

/** The one list, and the clients of one manager, with the filters of the card. */
export const clientsExport: ExportKind<ClientsExportDeps> = {
  id: 'clients',
  build: async (deps, ask) => {
    const { mine, ...rest } = readFilters(Filters, ask.filters);
    const filter: ClientFilter = { ...rest, ...(mine ? { mine: true } : {}) };
    const clients: Client[] = [];
    for await (const client of walkClients(deps, { actor: ask.actor, filter })) clients.push(client);
    const words = await loadExportWords(deps, ask);
    return {
      name: ask.texts.t(filter.mine ? 'exports.clients.mine' : 'exports.clients.all'),
      lines: filterLines(filter, words, ask),
      sheets: [await clientSheet(deps, clients, words, ask)],
    };
  },
};

/** Clients as rows, whoever found them. Contacts are not among the columns: a name alone is personal data (152-ФЗ). */
export async function clientSheet(
  deps: ClientsExportDeps,
  clients: readonly Client[],
  words: ExportWords,
  { texts, today }: Pick<ExportAsk, 'texts' | 'today'>,
) {
  const month = await loadLatestMonth(deps, clients, today);
  return {
    name: texts.t('exports.clients.sheet'),
    columns: clientColumns(month, words),
    rows: clients.map((client) => clientRow(client, month, words)),
    total: texts.t('exports.total'),
  };
}

function clientColumns(month: LatestMonth | null, { texts }: ExportWords): SheetColumn[] {
  const text = (title: string): SheetColumn => ({ title, kind: 'text' });
  const of = month ? texts.month(month.period) : '';
  return [
    text(texts.t('exports.columns.number')),
    text(texts.t('fields.passport.shortName.label')),
    text(texts.t('fields.passport.inn.label')),
    text(texts.t('fields.passport.kpp.label')),
    text(texts.t('exports.columns.unit')),
    text(texts.t('fields.passport.level.label')),
    text(texts.t('exports.columns.status')),
    { title: texts.t('exports.columns.since'), kind: 'date' },
    text(texts.t('fields.passport.manager.label')),
    text(texts.t('fields.passport.deputy.label')),
    text(texts.t('fields.passport.sphere.label')),
    text(texts.t('exports.columns.criteria')),
    { title: texts.t('exports.columns.points'), kind: 'number' },
    { title: texts.t('fields.passport.monthlyCharge.label'), kind: 'money', sum: true },
    ...(month
      ? (['charged', 'paid', 'owed', 'overdue'] as const).map(
          (amount): SheetColumn => ({
            title: texts.t(`exports.columns.${amount}`, { month: of }),
            kind: 'money',
            sum: true,
          }),
        )
      : []),
  ];
}

function clientRow(client: Client, month: LatestMonth | null, words: ExportWords): CellValue[] {
  const { texts } = words;
  const { passport } = client;
  const lines = month?.of.get(client._id);
  const amounts = lines && totalOf(lines);
  return [
    client._id,
    passport.shortName,
    passport.inn,
    passport.kpp,
    words.unit(passport.unit),
    texts.t(`clients.card.levels.${client.level}`),
    texts.t(`statuses.client.${client.status}`),
    statusSince(client, words),
    words.person(passport.appointment.manager),
    words.person(passport.appointment.deputy ?? ''),
    words.entry('spheres', passport.sphere),
    passport.criteria.map(({ criterion }) => words.entry('criteria', criterion)).join('; '),
    passport.servicePoints.length,
    passport.monthlyCharge,
    ...(month
      ? [amounts?.charged ?? null, amounts?.paid ?? null, amounts?.owed ?? null, amounts?.overdue ?? null]
      : []),
  ];
}

/** The day from which the client stands where it stands. */
function statusSince({ statusHistory, status, createdAt }: Client, words: ExportWords): string {
  return words.day(statusHistory.findLast((change) => change.status === status)?.at ?? createdAt);
}

function filterLines(filter: ClientFilter, words: ExportWords, { texts }: ExportAsk): string[] {
  const { unit, status, level, manager } = filter;
  const said = [
    unit && texts.t('exports.filters.unit', { value: words.unit(unit) }),
    status && texts.t('exports.filters.status', { value: texts.t(`statuses.client.${status}`) }),
    level && texts.t('exports.filters.level', { value: texts.t(`clients.card.levels.${level}`) }),
    manager && texts.t('exports.filters.manager', { value: words.person(manager) }),
  ].filter((part) => part !== undefined && part !== '');
  return said.length > 0 ? [said.join(' · ')] : [];
}
