import type { Temporal } from 'temporal-polyfill';
import { importTable } from '../../../src/imports/import-table.ts';
import type { TableKind } from '../../../src/imports/table-kind.ts';
import type { Product } from '../../../src/product/product.ts';
import { readTable } from '../../../src/tables/read-table.ts';
import { madeUpInn } from './made-up-numbers.ts';
import type { DemoClient } from './read-clients.ts';

/** Two complete quarters, wherever the day of the table stands in one, and the month of that day. */
const MONTHS = 9;
/** Thresholds of a branch in which two clients have fallen below both. */
const LIMITS = [
  'id;nameRu;limit;limitUnit;limitMonths',
  'monthly-charge;;50 000;rubles;6',
  'lines;;80;lines;',
];
/** Number in the list of a client that has moved most of its services away. */
const FADING = 3;
const LEFT_OF_IT = 0.45;
/** Numbers of clients whose charges have changed for good: how many months before the demo's day, and what part they are since. */
const MOVED: Record<number, [ago: number, part: number]> = {
  1: [0, 1.24],
  2: [1, 1.19],
  5: [0, 0.82],
  9: [1, 0.83],
  20: [1, 1.21],
  19: [0, 1.18],
  27: [1, 0.8],
  28: [0, 0.78],
};
/** Income of a unit beside its VIP clients, in parts of what these bring. */
const OTHERS = 2.4;

/** Thresholds, charges and payments of months, and what units earned, as branch sales load them. */
export async function loadTables(
  product: Product,
  {
    by,
    clients,
    day,
    on,
  }: { by: string; clients: DemoClient[]; day: Temporal.PlainDate; on: Temporal.PlainDate },
): Promise<void> {
  const last = on.toPlainYearMonth();
  const before = last.until(day.toPlainYearMonth(), { largestUnit: 'month' }).months;
  const rows = Array.from({ length: MONTHS }, (_, n) => MONTHS - 1 - n).flatMap((ago) => {
    const period = last.subtract({ months: ago }).toString();
    return clients.map((client) => monthOf(client, period, ago + before));
  });
  await load(product, by, 'criteria', LIMITS);
  await load(product, by, 'figures', [
    'period;client;service;charged;paid;owed;overdue',
    ...rows.flatMap(({ cells }) => cells),
  ]);
  const income = [...Map.groupBy(rows, ({ period, unit }) => `${period};${unit}`)].map(
    ([key, all]) => `${key};${Math.round(all.reduce((sum, { charged }) => sum + charged, 0) * (1 + OTHERS))}`,
  );
  await load(product, by, 'income', ['period;unit;income', ...income]);
}

/** One month of one client: a little more or less than its passport says, mostly paid, by a rule without chance. */
function monthOf({ n, manager, charge }: DemoClient, period: string, ago: number) {
  const m = MONTHS + MONTHS - ago;
  const [since, moved] = MOVED[n] ?? [-1, 1];
  const part = n === FADING ? LEFT_OF_IT : ago <= since ? moved : 1;
  const charged = Math.round(Number(charge) * part * (0.95 + ((n * 7 + m * 3) % 11) / 100));
  const owes = (n + m) % 9 === 0;
  const telephony = Math.round(charged * 0.3);
  const cells = [
    ['internet', charged - telephony],
    ['telephony', telephony],
  ].map(([service, amount]) => {
    const owed = owes ? Number(amount) : 0;
    return [period, madeUpInn(n), service, amount, Number(amount) - owed, owed, owes ? owed / 2 : 0].join(
      ';',
    );
  });
  return { period, unit: manager.split('.')[1] ?? '', charged, cells };
}

async function load(product: Product, by: string, kind: TableKind, lines: string[]): Promise<void> {
  const [ru, en] = [product.translator.in('ru'), product.translator.in('en')];
  const table = await readTable(new TextEncoder().encode(lines.join('\n')));
  const input = { by, apply: true, tenantId: '', deactivateMissing: false, units: 'all' as const };
  const report = await importTable(product, kind, table, { ...input, languages: [ru, en], texts: ru });
  const [wrong] = report.rows.filter((row) => row.wrong);
  if (wrong) throw new TypeError(`the demo's table of ${kind}: ${wrong.name} ${wrong.sentence}`);
}
