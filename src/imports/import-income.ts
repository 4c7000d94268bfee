import type { Temporal } from 'temporal-polyfill';
import { putDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { incomeIdOf, UNIT_INCOME, type UnitIncome } from '../figures/unit-income.ts';
import type { FieldError } from '../forms/field.ts';
import type { Texts } from '../i18n/translate.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Directory } from '../people/directory.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import { readAmount } from '../tables/amount-cell.ts';
import { type CellWords, cellWords, readMonth } from '../tables/cell-words.ts';
import { nameColumns } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import { scopeOf } from './people-table.ts';
import type { ImportInput } from './rows/import-input.ts';
import { type ReadRow, readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { problemText, type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

const COLUMNS = ['period', 'unit', 'income'] as const;

type IncomeColumn = (typeof COLUMNS)[number];

const INCOME_TABLE = { table: 'income', all: COLUMNS, required: COLUMNS } as const;

/** True of a table with the columns of one of income. */
export function isIncomeTable(table: Table, languages: Texts[]): boolean {
  const titles = (column: IncomeColumn) =>
    languages.map((texts) => texts.t(`imports.columns.income.${column}`));
  return nameColumns(table.rows, COLUMNS, COLUMNS, titles).missingColumns.length === 0;
}

export interface ImportIncomeDeps {
  unitIncome: Repo<UnitIncome>;
  directory: Directory;
  relay: Relay;
  clock: Clock;
}

interface Wanted {
  row: ReadRow<IncomeColumn>;
  unit: string;
  period: string;
  income: number;
  errors: Partial<Record<IncomeColumn, FieldError>>;
}

/**
 * Takes up what units earned by month; whole or not at all. A month that is known already gets a new version that
 * keeps the former one.
 */
export async function importIncome(
  deps: ImportIncomeDeps,
  table: Table,
  { by, apply, languages, texts, units = [] }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, INCOME_TABLE, languages, texts);
  const known = await deps.directory.listUnits();
  const context = {
    today: today(deps.clock, DEFAULT_ZONE),
    words: cellWords(languages),
    unitOf: (cell: string) => {
      const id = scopeOf(cell, known, languages);
      const isTold = known.some(({ _id }) => _id === id) && (units === 'all' || units.includes(id));
      return isTold ? id : null;
    },
  };
  const wanted = records.map((row) => readRow(row, context));
  const byRow = new Map(wanted.map((each) => [each.row, each]));
  const broken = rowProblems(records, (row) => idOf(byRow.get(row)), texts);
  const former = await loadFormer(deps, wanted);
  const outcomes = wanted.map((each, index) => outcomeOf(each, broken[index] ?? [], former, texts));
  const report = toReport(outcomes, {}, texts);
  if (apply && report.wrong === 0) for (const each of wanted) await putIncome(deps, by, each);
  return report;
}

interface RowContext {
  today: Temporal.PlainDate;
  words: CellWords;
  unitOf(cell: string): string | null;
}

function readRow(row: ReadRow<IncomeColumn>, { today: date, words, unitOf }: RowContext): Wanted {
  const { record } = row;
  const errors: Wanted['errors'] = {};
  const period = readMonth(record.period ?? '', words) ?? '';
  if (period === '') errors.period = { code: 'month' };
  else if (period > date.toString().slice(0, 7)) errors.period = { code: 'future' };
  const unit = unitOf(record.unit ?? '') ?? '';
  if (unit === '') errors.unit = { code: 'unit-unknown' };
  const income = readAmount(record.income ?? '', date);
  if (income === null) errors.income = { code: 'required' };
  else if (typeof income === 'object') errors.income = income;
  return { row, unit, period, income: typeof income === 'number' ? income : 0, errors };
}

function idOf(wanted: Wanted | undefined): string {
  return wanted?.unit && wanted.period ? incomeIdOf(wanted.unit, wanted.period) : '';
}

async function loadFormer({ unitIncome }: ImportIncomeDeps, wanted: Wanted[]) {
  const former = new Map<string, UnitIncome | null>();
  for (const id of new Set(wanted.map(idOf))) if (id) former.set(id, await unitIncome.get(id));
  return former;
}

function outcomeOf(
  wanted: Wanted,
  broken: string[],
  former: Map<string, UnitIncome | null>,
  texts: Texts,
): RowOutcome {
  const { row, errors, income } = wanted;
  const column = (name: IncomeColumn) => texts.t(`imports.columns.income.${name}`);
  const wrong = COLUMNS.flatMap((name) => {
    const error = errors[name];
    return error ? [problemText(column(name), error, texts, row.record[name])] : [];
  });
  const before = former.get(idOf(wanted))?.income;
  const isChanged = before !== undefined && before !== income;
  return {
    line: row.line,
    name: `${row.record.unit ?? ''} · ${row.record.period ?? ''}`.slice(0, 80),
    problems: [...broken, ...wrong],
    what: before === undefined ? 'add' : isChanged ? 'change' : 'same',
    fields: isChanged
      ? [{ field: column('income'), from: texts.money(before), to: texts.money(income) }]
      : [],
  };
}

/** Versions kept with a month; what older ones said stands in the log. */
const MOST_EARLIER = 20;

async function putIncome(
  { relay, unitIncome, clock }: ImportIncomeDeps,
  by: string,
  { unit, period, income }: Wanted,
): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  const id = incomeIdOf(unit, period);
  await putDocument(relay, unitIncome, UNIT_INCOME.name, id, (current) => {
    if (current?.income === income) return null;
    const from = current ? String(current.income) : '';
    const entry = {
      subject: subjectOf.unit(unit),
      at,
      by,
      onBehalfOf: null,
      event: {
        type: 'income.loaded' as const,
        period,
        changes: [{ field: 'income', from, to: String(income) }],
      },
    };
    const earlier = current
      ? [{ income: current.income, at: current.at, by: current.by }, ...current.earlier].slice(
          0,
          MOST_EARLIER,
        )
      : [];
    return {
      doc: { _id: id, unit, period, income, at, by, earlier },
      effects: [{ name: 'audit', args: { entry } }],
    };
  });
}
