import { clientsBy } from '../../clients/client.ts';
import { incomeOf } from '../../figures/income-of.ts';
import { figuresIdOf, type MonthFigures } from '../../figures/month-figures.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { walk } from '../../storage/walk.ts';
import { composeWork } from './compose-work.ts';
import { chargedIn, growthLine } from './growth-rules.ts';
import { indicatorsOf, type ReportClient } from './indicator-rules.ts';
import { datedHistory, wasListed } from './listed-rules.ts';
import { daysOf, monthsOf, shiftMonths } from './period-rules.ts';
import type { ReportContent, ReportEntry } from './report-content.ts';

import { type ComposeReportDeps, nameOnly, type UnitClient } from './report-sight.ts';

export interface ComposeReportInput {
  unit: string;
  /** `2026-11` or `2026-Q4`. */
  period: string;
  /** Words of managers, one entry a client. */
  entries: readonly ReportEntry[];
}

/**
 * Reports 1-3 of a unit and period (Appendix 4), of everything that the register knows now. Clients are those whom the
 * unit has now; of these the first two reports have those who were on the list on a day of the period.
 */
export async function composeReport(
  deps: ComposeReportDeps,
  input: ComposeReportInput,
): Promise<ReportContent> {
  const { unit, period } = input;
  const zone = await zoneOfUnit(deps, unit);
  const span = daysOf(period);
  const clients = await loadClients(deps, input, zone);
  const listed = clients.filter(({ history }) => wasListed(history, span));
  const months = monthsOf(period);
  const figures = await loadFigures(deps, listed, [
    ...months,
    ...shiftMonths(months, { months: months.length }),
    ...shiftMonths(months, { years: 1 }),
  ]);
  const income = await incomeIn(deps, unit, months);
  const of = (client: string, wanted: readonly string[]) =>
    wanted.flatMap((month) => figures.get(figuresIdOf(client, month)) ?? []);
  return {
    indicators: indicatorsOf(listed.map(nameOnly), (client) => of(client, months), income),
    growth: listed.map((client) => {
      const charged = (wanted: readonly string[]) => chargedIn(of(client.client, wanted));
      const over = {
        current: charged(months),
        previous: charged(shiftMonths(months, { months: months.length })),
        yearAgo: charged(shiftMonths(months, { years: 1 })),
      };
      return growthLine(nameOnly(client), over, client.entry);
    }),
    work: await composeWork(deps, { unit, span, zone, clients }),
    income,
  };
}

async function loadClients(
  deps: Pick<ComposeReportDeps, 'clients'>,
  { unit, entries }: ComposeReportInput,
  zone: string,
): Promise<UnitClient[]> {
  const byClient = new Map(entries.map((entry) => [entry.client, entry]));
  const found: UnitClient[] = [];
  for await (const doc of walk(deps.clients, { index: 'all', eq: {}, keys: [clientsBy.unit(unit)] })) {
    found.push({
      client: doc._id,
      name: doc.passport.shortName,
      manager: doc.passport.appointment.manager,
      doc,
      history: datedHistory(doc, zone),
      entry: byClient.get(doc._id),
    });
  }
  return found;
}

/** Documents of these months by their id. Asked one by one: a client may have come from another unit since. */
async function loadFigures(
  deps: Pick<ComposeReportDeps, 'figures'>,
  clients: readonly ReportClient[],
  months: readonly string[],
): Promise<Map<string, MonthFigures>> {
  const found = new Map<string, MonthFigures>();
  for (const { client } of clients) {
    for (const month of new Set(months)) {
      const doc = await deps.figures.get(figuresIdOf(client, month));
      if (doc) found.set(doc._id, doc);
    }
  }
  return found;
}

/** Null unless every month of the period is known: a part of the income would make shares too large. */
async function incomeIn(
  deps: Pick<ComposeReportDeps, 'unitIncome'>,
  unit: string,
  months: readonly string[],
): Promise<number | null> {
  let total = 0;
  for (const month of months) {
    const income = await incomeOf(deps, unit, month);
    if (income === null) return null;
    total += income;
  }
  return total;
}
