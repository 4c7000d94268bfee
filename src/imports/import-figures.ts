import type { Client } from '../clients/client.ts';
import { dictionaryNames } from '../dictionaries/dictionary-names.ts';
import { type LoadDictionaryDeps, loadDictionary } from '../dictionaries/load-dictionary.ts';
import { putDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import { FIGURE_COLUMNS, type FigureColumn, type FigureRow, readFigureRow } from '../figures/figure-row.ts';
import { mergeLines, totalChanges } from '../figures/figure-rules.ts';
import { FIGURES, type FigureLine, figuresIdOf, type MonthFigures } from '../figures/month-figures.ts';
import { foldName } from '../forms/fold-name.ts';
import type { Texts } from '../i18n/translate.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { type Subject, subjectOf } from '../kernel/subject.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import { cellWords } from '../tables/cell-words.ts';
import type { Table } from '../tables/table.ts';
import { findNamedClient, type NamedClient } from './clients-by-cell.ts';
import type { ImportInput } from './rows/import-input.ts';
import { type ReadRow, readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { problemText, type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

const FIGURES_TABLE = {
  table: 'figures',
  all: FIGURE_COLUMNS,
  required: ['period', 'client', 'service', 'charged'],
} as const;

export interface ImportFiguresDeps extends LoadDictionaryDeps {
  figures: Repo<MonthFigures>;
  clients: Repo<Client>;
  relay: Relay;
  clock: Clock;
}

interface Wanted extends FigureRow {
  row: ReadRow<FigureColumn>;
  client: NamedClient;
}

/**
 * Takes up what the billing system says of clients by month and service; whole or not at all. A month that is
 * known already gets a new version: services of the table in place of their former lines, the others as they were.
 */
export async function importFigures(
  deps: ImportFiguresDeps,
  table: Table,
  { by, apply, languages, texts, units = [] }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, FIGURES_TABLE, languages, texts);
  const services = dictionaryNames('services', await loadDictionary(deps, 'services'), languages);
  const context = {
    today: today(deps.clock, DEFAULT_ZONE),
    words: cellWords(languages),
    serviceOf: (cell: string) => services.get(foldName(cell)) ?? null,
  };
  const wanted: Wanted[] = [];
  const clients = new Map<string, NamedClient>();
  for (const row of records) {
    const cell = row.record.client ?? '';
    const client = clients.get(cell) ?? (await findNamedClient(deps, cell, units));
    clients.set(cell, client);
    wanted.push({ row, client, ...readFigureRow(row.record, context) });
  }
  const byRow = new Map(wanted.map((each) => [each.row, each]));
  const broken = rowProblems(records, (row) => keyOf(byRow.get(row)), texts);
  const months = await loadMonths(deps, wanted);
  const outcomes = wanted.map((each, index) => outcomeOf(each, broken[index] ?? [], months, texts));
  const report = toReport(outcomes, {}, texts);
  if (apply && report.wrong === 0) await write(deps, by, wanted, months);
  return report;
}

function monthIdOf({ client, period }: Wanted): string {
  return typeof client === 'string' || period === '' ? '' : figuresIdOf(client._id, period);
}

function keyOf(wanted: Wanted | undefined): string {
  const month = wanted ? monthIdOf(wanted) : '';
  return month && wanted?.line.service ? `${month} ${wanted.line.service}` : '';
}

async function loadMonths(
  { figures }: ImportFiguresDeps,
  wanted: Wanted[],
): Promise<Map<string, MonthFigures | null>> {
  const months = new Map<string, MonthFigures | null>();
  for (const id of new Set(wanted.map(monthIdOf))) if (id) months.set(id, await figures.get(id));
  return months;
}

function outcomeOf(
  { row: { line, record }, client, errors, line: figure, ...rest }: Wanted,
  broken: string[],
  months: Map<string, MonthFigures | null>,
  texts: Texts,
): RowOutcome {
  const column = (name: FigureColumn) => texts.t(`imports.columns.figures.${name}`);
  const known = typeof client === 'string' ? null : client;
  const problems = [
    ...broken,
    ...(known
      ? []
      : [problemText(column('client'), { code: client as Exclude<NamedClient, Client> }, texts)]),
    ...FIGURE_COLUMNS.flatMap((name) => {
      const error = errors[name];
      return error ? [problemText(column(name), error, texts, record[name])] : [];
    }),
  ];
  const id = known && rest.period ? figuresIdOf(known._id, rest.period) : '';
  const former = months.get(id)?.lines.find(({ service }) => service === figure.service);
  return {
    line,
    name: `${known?.passport.shortName ?? record.client ?? ''} · ${record.period ?? ''}`.slice(0, 80),
    problems,
    what: !former ? 'add' : isSame(former, figure) ? 'same' : 'change',
    fields: former ? amountChanges(former, figure, texts) : [],
  };
}

function isSame(a: FigureLine, b: FigureLine): boolean {
  return FIELDS.every((field) => a[field] === b[field]);
}

const FIELDS = ['quantity', 'planned', 'charged', 'paid', 'owed', 'overdue'] as const;

function amountChanges(former: FigureLine, next: FigureLine, texts: Texts): RowOutcome['fields'] {
  const said = (field: (typeof FIELDS)[number], value: number | null) => {
    if (value === null) return '';
    return field === 'quantity' ? String(value) : texts.money(value);
  };
  return FIELDS.filter((field) => former[field] !== next[field]).map((field) => ({
    field: texts.t(`imports.columns.figures.${field}`),
    from: said(field, former[field]),
    to: said(field, next[field]),
  }));
}

/** A month of a client as the table has it. */
interface LoadedMonth {
  client: Client;
  period: string;
  lines: FigureLine[];
}

/**
 * One write for each month of a client that changes; a second run finishes what a crash cut short. The last one of a
 * unit and period owes its report a second look: who is asked for a cause, and what its cards say.
 */
async function write(
  deps: ImportFiguresDeps,
  by: string,
  wanted: Wanted[],
  months: Map<string, MonthFigures | null>,
): Promise<void> {
  const loaded = [...Map.groupBy(wanted, monthIdOf)].flatMap(([id, rows]): LoadedMonth[] => {
    const [first] = rows;
    if (!first || typeof first.client === 'string') return [];
    const lines = rows.map(({ line }) => line);
    const isKnown = hasLines(months.get(id) ?? null, mergeLines(months.get(id)?.lines ?? [], lines));
    return isKnown ? [] : [{ client: first.client, period: first.period, lines }];
  });
  const last = new Map(loaded.map((month) => [reportOf(month), month]));
  for (const month of loaded) {
    const reports = last.get(reportOf(month)) === month ? reportsOf(month) : [];
    await putMonth(deps, by, month, reports);
  }
}

function reportOf({ client, period }: LoadedMonth): string {
  return `${client.passport.unit}:${period}`;
}

/** The report of the month, and that of its quarter: a branch has one or the other. */
function reportsOf(month: LoadedMonth): Subject[] {
  const [year, number] = month.period.split('-');
  const quarter = `${year}-Q${Math.ceil(Number(number) / 3)}`;
  return [month.period, quarter].map((period) => subjectOf.report(`${month.client.passport.unit}:${period}`));
}

/** Versions kept with a month; what older ones said of its sums stands in the log. */
const MOST_EARLIER = 20;

async function putMonth(
  { relay, figures, clock }: ImportFiguresDeps,
  by: string,
  { client, period, lines: loaded }: LoadedMonth,
  reports: readonly Subject[],
): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  const id = figuresIdOf(client._id, period);
  await putDocument(relay, figures, FIGURES.name, id, (current) => {
    const lines = mergeLines(current?.lines ?? [], loaded);
    if (hasLines(current, lines)) return null;
    const changes = totalChanges(current?.lines ?? null, lines).map(({ amount, from, to }) => ({
      field: amount,
      from: from === null ? '' : String(from),
      to: String(to),
    }));
    const entry = {
      subject: subjectOf.client(client._id),
      at,
      by,
      onBehalfOf: null,
      event: { type: 'figures.loaded' as const, period, changes },
    };
    const earlier = current
      ? [{ lines: current.lines, at: current.at, by: current.by }, ...current.earlier].slice(0, MOST_EARLIER)
      : [];
    const doc = { _id: id, client: client._id, unit: client.passport.unit, period, lines, at, by, earlier };
    const looks = reports.flatMap((subject): NewEffect[] => [
      { name: 'reminders.refresh', args: { subject } },
      { name: 'cards.redraw', args: { subject } },
    ]);
    return { doc, effects: [{ name: 'audit', args: { entry } }, ...looks] };
  });
}

/** True of a month that has these lines already. */
function hasLines(month: Pick<MonthFigures, 'lines'> | null, lines: readonly FigureLine[]): boolean {
  return month?.lines.length === lines.length && lines.every((line, n) => isLine(month.lines[n], line));
}

function isLine(a: FigureLine | undefined, b: FigureLine): boolean {
  return a !== undefined && a.service === b.service && isSame(a, b);
}
