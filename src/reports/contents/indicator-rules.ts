import { shareOf } from '../../figures/figure-rules.ts';
import type { FigureLine, MonthFigures } from '../../figures/month-figures.ts';
import type { IndicatorLine } from './report-content.ts';

/** A client as a report names it. */
export interface ReportClient {
  client: string;
  name: string;
  manager: string;
}

type Month = Pick<MonthFigures, 'period' | 'lines'>;

/**
 * Lines of report 1: each group of services of each client. Charges and payments are sums of the months; quantity and
 * debts are those of the last month that a table told of. A client of whom no table told has one line without amounts.
 */
export function indicatorsOf(
  clients: readonly ReportClient[],
  monthsOfClient: (client: string) => readonly Month[],
  income: number | null,
): IndicatorLine[] {
  return clients.flatMap((client) => {
    const months = monthsOfClient(client.client).toSorted((a, b) => (a.period < b.period ? -1 : 1));
    const services = [...new Set(months.flatMap(({ lines }) => lines.map(({ service }) => service)))].sort();
    if (services.length === 0) return [blankLine(client)];
    return services.map((service) => ({ ...client, service, ...amountsOf(months, service, income) }));
  });
}

function blankLine(client: ReportClient): IndicatorLine {
  const known = { quantity: null, planned: null, charged: null, paid: null, owed: null, overdue: null };
  return { ...client, service: '', ...known, share: null };
}

function amountsOf(months: readonly Month[], service: string, income: number | null) {
  const lines = months.flatMap((month) => month.lines.filter((line) => line.service === service));
  const last = months.at(-1)?.lines.find((line) => line.service === service);
  const sum = (amount: 'charged' | 'paid') => lines.reduce((total, line) => total + line[amount], 0);
  return {
    quantity: last?.quantity ?? null,
    planned: plannedOf(lines),
    charged: sum('charged'),
    paid: sum('paid'),
    owed: last?.owed ?? 0,
    overdue: last?.overdue ?? 0,
    share: shareOf(sum('charged'), income),
  };
}

/** A plan is told for every month or it is no plan of the period. */
function plannedOf(lines: readonly FigureLine[]): number | null {
  return lines.reduce<number | null>(
    (total, { planned }) => (total === null || planned === null ? null : total + planned),
    0,
  );
}
