import { beforeAll, describe, expect, it } from '@jest/globals';
import { type CrashReport, runCrashes } from '../helpers/run-crashes.ts';

const ROUNDS = 20;
const MOST_ROUNDS = 60;

let report: CrashReport;

beforeAll(async () => {
  report = await runCrashes({ rounds: ROUNDS, most: MOST_ROUNDS });
}, 360_000);

describe(`after kill -9 at ${ROUNDS} random moments or more`, () => {
  it('keeps every acknowledged click, sends every message owed, owes each thing once', () => {
    expect(report.acknowledged).toBeGreaterThan(ROUNDS);
    expect(report).toMatchObject({ lost: [], owing: 0, unsent: [], uncalled: [] });
  });

  it('repeats a message only where one was in flight', () => {
    expect(report.news).toBeGreaterThan(0);
    // A person's messages go one by one, so each death catches at most one of the manager's.
    expect(report.repeated).toBeLessThanOrEqual(report.deaths);
  });
});
