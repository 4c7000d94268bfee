import type { Client, StatusChange } from '../../src/clients/client.ts';
import type { FigureLine } from '../../src/figures/month-figures.ts';
import { composeReport } from '../../src/reports/contents/compose-report.ts';
import type { ReportContent, ReportEntry } from '../../src/reports/contents/report-content.ts';
import { buildClient } from './build-client.ts';
import { buildPassport } from './build-passport.ts';
import { createReminderWorld, type ReminderWorld } from './reminder-world.ts';

/** A unit on the morning after November, to put clients and figures into. */
export interface ReportWorld {
  app: ReminderWorld['app'];
  /** `VIP-2026-<n>`, of whom nobody greets anybody but on state holidays. */
  addClient(n: number, change?: Partial<Client>, unit?: string): Promise<string>;
  addFigures(client: string, period: string, ...lines: Partial<FigureLine>[]): Promise<void>;
  compose(period?: string, entries?: ReportEntry[]): Promise<ReportContent>;
}

export async function createReportWorld(): Promise<ReportWorld> {
  const { app } = await createReminderWorld('2026-12-01 09:00');
  return {
    app,
    addClient: async (n, change = {}, unit = 'barnaul') => {
      const _id = `VIP-2026-${n}`;
      const passport = quietPassport({ unit, shortName: `Клиент ${n}` });
      const state = { key: `key-${n}`, status: 'client_notified', openRequest: null } as const;
      const { version: _, ...client } = buildClient({ _id, passport, ...state, ...change });
      await app.clients.insert(client);
      return _id;
    },
    addFigures: async (client, period, ...lines) => {
      const amounts = { charged: 0, paid: 0, owed: 0, overdue: 0 };
      const blank = { service: 'internet', quantity: null, planned: null, ...amounts };
      await app.figures.insert({
        _id: `${client}:${period}`,
        client,
        unit: 'barnaul',
        period,
        lines: lines.map((line) => ({ ...blank, ...line })),
        earlier: [],
        at: '2026-12-01T02:00:00Z',
        by: 'branch-sales',
        pending: [],
        hasPending: false,
      });
    },
    compose: (period = '2026-11', entries = []) => composeReport(app, { unit: 'barnaul', period, entries }),
  };
}

/** A passport without days of its own. */
export function quietPassport(change: Partial<Client['passport']>): Client['passport'] {
  return { ...buildPassport({ sphere: 'other' }), contacts: [], companyDays: [], ...change };
}

export function changed(status: Client['status'], at: string, reason: string | null = null): StatusChange {
  return { status, at, by: 'somebody', request: 'ST-2026-7', reason };
}

export function buildEntry(client: string, words: Partial<ReportEntry>): ReportEntry {
  const blank = { cause: '', forecast: null, risk: '', proposals: '', noChanges: false };
  return { client, ...blank, at: '2026-12-01T02:00:00Z', by: 'manager', ...words };
}
