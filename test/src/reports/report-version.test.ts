import { describe, expect, it } from '@jest/globals';
import type {
  IndicatorLine,
  ReportContent,
  ReportEntry,
} from '../../../src/reports/contents/report-content.ts';
import { ENTRY_FIELDS } from '../../../src/reports/entry-rules.ts';
import { getReport } from '../../../src/reports/get-report.ts';
import { handInReport } from '../../../src/reports/hand-in-report.ts';
import { acceptReport, returnReport } from '../../../src/reports/judge-report.ts';
import { loadContent } from '../../../src/reports/load-content.ts';
import { packVersion, unpackVersion } from '../../../src/reports/report-version.ts';
import { putUnitReport } from '../../helpers/put-report.ts';
import { createReminderWorld } from '../../helpers/reminder-world.ts';

/** Bytes that a document may have. */
const MOST_BYTES = 1_000_000;
const SERVICES = ['internet', 'telephony', 'vpn', 'hosting', 'tv', 'other'];

/** Letters that do not repeat, as long as a field may be. */
function words(field: string, seed: number): string {
  const { max = 0 } = ENTRY_FIELDS[field] as { max?: number };
  let state = seed + 1;
  return Array.from({ length: max }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCodePoint(0x430 + (state % 32));
  }).join('');
}

function entryOf(n: number): ReportEntry {
  const said = { cause: words('cause', n), risk: words('risk', n), proposals: words('proposals', n) };
  const whose = { client: `VIP-2026-${n}`, at: '2026-12-02T03:00:00.000Z', by: 'manager' };
  return { ...whose, ...said, forecast: 1_234_567, noChanges: false };
}

function contentOf(entries: ReportEntry[]): ReportContent {
  const indicators = entries.flatMap(({ client }, n) =>
    SERVICES.map((service): IndicatorLine => {
      const amounts = {
        quantity: 3,
        planned: null,
        charged: n * 7919,
        paid: n,
        owed: 0,
        overdue: 0,
        share: 1.5,
      };
      return { client, name: `ООО «Компания ${n}»`, manager: 'manager', service, ...amounts };
    }),
  );
  const growth = entries.map(({ client, cause, forecast }, n) => ({
    ...{ client, name: `ООО «Компания ${n}»`, manager: 'manager', cause, forecast },
    ...{ current: n, previous: n, yearAgo: null, growth: null, yearly: null, moved: true },
  }));
  return { indicators, growth, work: [], income: null };
}

describe('a version of five hundred clients of six services', () => {
  const entries = Array.from({ length: 500 }, (_, n) => entryOf(n));
  const handedIn = { content: contentOf(entries), entries };

  it('fits into a document with the longest words there may be, and comes out as it went in', () => {
    const packed = packVersion(handedIn);

    expect(packed.length).toBeLessThan(MOST_BYTES);
    expect(unpackVersion({ packed })).toEqual(handedIn);
  });

  it('leaves room in the report itself', () => {
    expect(Buffer.byteLength(JSON.stringify(entries))).toBeLessThan(MOST_BYTES);
  });
});

describe('a handing in that died after its version was written', () => {
  it('is done by the next try, with the content of then', async () => {
    const world = await createReminderWorld('2026-12-02 10:00');
    await putUnitReport(world.app, 'barnaul', '2026-11');
    const { replace } = world.app.reports;
    world.app.reports.replace = () => Promise.reject(new Error('killed'));
    const input = { report: 'barnaul:2026-11', by: 'unit-sales-head' };
    await expect(handInReport(world.app, input)).rejects.toThrow('killed');
    world.app.reports.replace = replace;

    await handInReport(world.app, input);

    const report = await getReport(world.app, 'barnaul:2026-11');
    expect(report.status).toBe('submitted');
    expect(await loadContent(world.app, report)).toMatchObject({ growth: [], indicators: [] });
  });
});

describe('the reminders of a report', () => {
  it('ask branch sales while it waits, its unit once it came back, and nobody when it is accepted', async () => {
    const world = await createReminderWorld('2026-12-02 10:00');
    await putUnitReport(world.app, 'barnaul', '2026-11');
    const told = async () => (await world.sent()).filter((each) => /report-(acceptance|return)/.test(each));
    const input = { report: 'barnaul:2026-11', by: 'unit-sales-head' };

    await handInReport(world.app, input);
    await world.runUntil('2026-12-08 10:00');
    expect(await told()).toEqual([
      'branch-sales due report-acceptance:barnaul:2026-11:1 2026-12-07',
      'branch-sales overdue-1 report-acceptance:barnaul:2026-11:1 2026-12-07',
      'commercial-director overdue-1 report-acceptance:barnaul:2026-11:1 2026-12-07',
    ]);

    const verdict = { report: input.report, by: 'branch-sales' };
    await returnReport(world.app, { ...verdict, n: 1, reason: 'Не сходится' });
    await world.runUntil('2026-12-10 10:00');
    expect(await told()).toEqual(['unit-sales-head due report-return:barnaul:2026-11:2 2026-12-10']);

    await handInReport(world.app, input);
    await acceptReport(world.app, { ...verdict, n: 2 });
    await world.runUntil('2026-12-20 10:00');
    expect(await told()).toEqual([]);
  });
});
