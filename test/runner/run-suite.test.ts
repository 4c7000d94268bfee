import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CHILD_ENV } from '../helpers/child-env.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const JEST = [
  '--no-warnings',
  'node_modules/jest/bin/jest.js',
  '--testMatch=**/*.suite.ts',
  '--runInBand',
  '--json',
];

interface Outcome {
  numTotalTests: number;
  testResults: {
    name: string;
    assertionResults: { title: string; status: string; failureMessages: string[] }[];
  }[];
}

let outcome: Outcome;

beforeAll(async () => {
  const printed = await new Promise<string>((resolve) => {
    execFile(process.execPath, JEST, { cwd: ROOT, env: CHILD_ENV }, (_failed, stdout) => resolve(stdout));
  });
  outcome = JSON.parse(printed);
}, 120_000);

function resultsOf(suite: string): string[][] {
  const found = outcome.testResults.find(({ name }) => name.endsWith(`${suite}.suite.ts`));
  return (found?.assertionResults ?? []).map(({ title, status, failureMessages: [why = ''] }) => [
    title,
    status,
    why.split('\n')[0] ?? '',
  ]);
}

describe('the runner of suites', () => {
  it('fails what Jest fails', () => {
    expect(resultsOf('failing')).toEqual([
      ['fails', 'failed', expect.stringContaining('expect(received).toBe(expected)')],
      ['hangs', 'failed', expect.stringContaining('Exceeded timeout of 50 ms')],
      ['rejects beside', 'failed', expect.stringContaining('rejected beside')],
      ['throws beside', 'failed', expect.stringContaining('thrown beside')],
      ['asserts nothing', 'failed', expect.stringContaining('expect.assertions(1)')],
      ['passes once of two: 1', 'passed', ''],
      ['passes once of two: 2', 'failed', expect.stringContaining('expect(received).toBe(expected)')],
    ]);
  });

  it('loads a module once for all suites, and runs the tests of each suite once', () => {
    const first = resultsOf('first');

    expect(first).toEqual([[expect.stringContaining('finds what was loaded at'), 'passed', '']]);
    expect(resultsOf('second')).toEqual(first);
    expect(outcome.numTotalTests).toBe(9);
  });
});
