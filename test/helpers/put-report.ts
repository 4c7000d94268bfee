import type { Product } from '../../src/product/product.ts';
import type { Submission, UnitReport } from '../../src/reports/unit-report.ts';

const AT = '2026-11-20T02:00:00.000Z';

/** A report as it stands in the store; open and due on the fifth unless said otherwise. */
export async function putUnitReport(
  { reports }: Pick<Product, 'reports'>,
  unit: string,
  period: string,
  overrides: Partial<UnitReport> = {},
): Promise<void> {
  await reports.insert({
    _id: `${unit}:${period}`,
    unit,
    period,
    dueOn: '2026-12-07',
    status: 'open',
    late: false,
    handedInAt: null,
    handedInBy: null,
    pending: [],
    hasPending: false,
    ...overrides,
  });
}

export function buildSubmission(overrides: Partial<Submission> = {}): Submission {
  const deed = { at: AT, by: 'unit-sales-head', onBehalfOf: null };
  return { ...deed, n: 1, late: null, content: '', correction: null, verdict: null, ...overrides };
}

/** As a store of an earlier release has a report that was handed in: nothing waits for it any more. */
export async function settleReport(
  { reports, relay }: Pick<Product, 'reports' | 'relay'>,
  id: string,
): Promise<void> {
  const report = await reports.get(id);
  if (!report) throw new TypeError(`no report ${id}`);
  const name = 'reminders.refresh' as const;
  const effect = { id: `settle:${id}`, name, args: { subject: `report:${id}` as const } };
  const saved = await reports.replace({
    ...report,
    status: 'handed-in',
    handedInAt: AT,
    handedInBy: 'unit-sales-head',
    pending: [effect],
    hasPending: true,
  });
  await relay.settle('reports', saved);
}

/** Charges of a client in a month, in roubles. */
export async function putCharged(
  { figures }: Pick<Product, 'figures'>,
  client: string,
  period: string,
  roubles: number,
  { unit = 'barnaul', overdue = 0 } = {},
): Promise<void> {
  const charged = roubles * 100;
  const line = {
    service: 'internet',
    quantity: 1,
    planned: null,
    charged,
    paid: charged,
    owed: overdue,
    overdue,
  };
  await figures.insert({
    _id: `${client}:${period}`,
    client,
    unit,
    period,
    lines: [line],
    at: AT,
    by: 'branch-sales',
    earlier: [],
    pending: [],
    hasPending: false,
  });
}
