import { describe, expect, it } from '@jest/globals';
import { composeReport } from '../../src/reports/contents/compose-report.ts';
import type { ReportContent } from '../../src/reports/contents/report-content.ts';
import { SimulatedYear, UNITS } from '../helpers/simulated-year.ts';
import { inLedgerWords } from '../helpers/year-ledger.ts';

const SECTIONS = [
  'new',
  'removed',
  'removal-proposed',
  'potential',
  'greetings',
  'visits',
  'projects',
  'contracts',
  'discounts',
  'requests',
  'complaints',
];

describe('a year of two units and three managers', () => {
  it('is told by reports 1-3 of each month as those count it who let it happen', async () => {
    const year = await SimulatedYear.open(20_261_128);
    const { app, ledger } = year;
    const seen = new Set<string>();
    const kept = new Map<string, ReportContent>();

    await year.live(async (period) => {
      for (const unit of UNITS) {
        const content = await composeReport(app, { unit, period, entries: [] });
        kept.set(`${unit}:${period}`, content);
        const told = inLedgerWords(content);
        for (const section of Object.keys(told)) seen.add(section);
        expect({ unit, period, told }).toEqual({ unit, period, told: ledger.work(unit, period) });
        expect({ unit, period, money: moneyOf(content) }).toEqual({
          unit,
          period,
          money: ledger.money(unit, period),
        });
      }
    });

    expect([...seen].sort()).toEqual(SECTIONS.toSorted());
    // Nothing of the past is told otherwise, though much has happened since.
    for (const [report, before] of kept) {
      const [unit = '', period = ''] = report.split(':');
      expect(await composeReport(app, { unit, period, entries: [] })).toEqual(before);
    }
  });
});

/** Charged by client in the month and the one before, once report 1 is seen to add up to report 2. */
function moneyOf({ indicators, growth }: ReportContent): [string, number | null, number | null][] {
  return growth
    .map(({ client, current, previous }): [string, number | null, number | null] => {
      const lines = indicators.filter((line) => line.client === client);
      const charged = lines.flatMap((line) => line.charged ?? []);
      expect(charged.length === 0 ? null : charged.reduce((sum, each) => sum + each, 0)).toBe(current);
      return [client, current, previous];
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
