import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CrashReport, runCrashes } from '../helpers/run-crashes.ts';

/** Kills the bot at so many random moments, and at more while too little was clicked. */
export function describeKillNine(rounds: number): void {
  describe(`after kill -9 at ${rounds} random moments or more`, () => {
    let report: CrashReport;

    beforeAll(async () => {
      report = await runCrashes(rounds);
    }, 360_000);

    it('keeps every acknowledged click, sends every message owed, owes each thing once', () => {
      expect(report.acknowledged).toBeGreaterThan(rounds);
      expect(report).toMatchObject({ lost: [], owing: 0, unsent: [], uncalled: [] });
    });

    it('repeats a message only where one was in flight', () => {
      expect(report.news).toBeGreaterThan(0);
      // A person's messages go one by one, so each death catches at most one of the manager's.
      expect(report.repeated).toBeLessThanOrEqual(report.deaths);
    });
  });
}
