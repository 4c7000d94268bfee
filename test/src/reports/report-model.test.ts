import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../../src/kernel/errors.ts';
import { enterReport } from '../../../src/reports/enter-report.ts';
import { NO_CHANGES } from '../../../src/reports/entry-rules.ts';
import { getReport } from '../../../src/reports/get-report.ts';
import { handInReport } from '../../../src/reports/hand-in-report.ts';
import { acceptReport, correctReport, returnReport } from '../../../src/reports/judge-report.ts';
import type { ReadReport } from '../../../src/reports/report-rules.ts';
import { buildClient } from '../../helpers/build-client.ts';
import { buildPassport } from '../../helpers/build-passport.ts';
import { buildPerson } from '../../helpers/build-person.ts';
import { putCharged, putUnitReport } from '../../helpers/put-report.ts';
import { addPerson, createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const ID = 'barnaul:2026-11';
const CLIENTS = ['VIP-2026-0001', 'VIP-2026-0002', 'VIP-2026-0003'];
/** `both` hands in and accepts, so four eyes are needed of them. */
const PEOPLE = [
  ...['unit-sales-head', 'unit-sales-head', 'branch-sales', 'branch-sales', 'both'],
  ...['manager', 'unit-head', 'security-director'],
];

async function createWorld(): Promise<ReminderWorld> {
  const world = await createReminderWorld('2026-12-02 10:00');
  const roles = [
    { role: 'unit-sales-head' as const, scope: 'barnaul' },
    { role: 'branch-sales' as const, scope: 'branch' },
  ];
  await addPerson(world, buildPerson('both', { roles }));
  for (const [n, _id] of CLIENTS.entries()) {
    const passport = buildPassport({ sphere: 'other' });
    const { version: _, ...client } = buildClient({
      _id,
      key: _id,
      status: 'client_notified',
      passport,
      statusHistory: [
        {
          status: 'client_notified',
          at: '2026-08-03T02:00:00.000Z',
          by: 'manager',
          request: null,
          reason: null,
        },
      ],
    });
    await world.app.clients.insert(client);
    await putCharged(world.app, _id, '2026-10', 1_000);
    await putCharged(world.app, _id, '2026-11', n === 0 ? 1_050 : 2_000);
  }
  await putUnitReport(world.app, 'barnaul', '2026-11', { dueOn: '2026-12-07' });
  return world;
}

/** Seed of people who are known to reach every state. */
const KNOWN = 7;

/** The version that was handed in last. */
const LAST = 0;

type Step =
  | { does: 'enter'; by: string; client: string; cause: string }
  | { does: 'rest'; by: string }
  | { does: 'hand-in' | 'accept' | 'return' | 'correct'; by: string; n: number }
  | { does: 'wait'; days: number };

const by = fc.constantFrom(...PEOPLE);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('enter' as const),
    by,
    client: fc.constantFrom(...CLIENTS),
    cause: fc.constantFrom('', 'подключили офис', 'ушли к другому'),
  }),
  fc.record({ does: fc.constant('rest' as const), by: fc.constantFrom('manager', 'unit-sales-head') }),
  fc.record({
    does: fc.constantFrom('hand-in' as const, 'accept' as const, 'return' as const, 'correct' as const),
    by,
    n: fc.constantFrom(LAST, LAST, LAST, 1, 2),
  }),
  fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }),
);

async function take({ app }: ReminderWorld, each: Exclude<Step, { does: 'wait' }>): Promise<void> {
  const base = { report: ID, by: each.by };
  const last = (await getReport(app, ID)).submissions.length;
  if (each.does === 'enter') {
    const said = { cause: each.cause, forecast: null, risk: '', proposals: '', noChanges: false };
    await enterReport(app, { ...base, entries: [{ ...said, client: each.client }] });
  } else if (each.does === 'rest') {
    const entries = CLIENTS.map((client) => ({ ...NO_CHANGES, client }));
    await enterReport(app, { ...base, entries, onlyUnsaid: true });
  } else if (each.does === 'hand-in') await handInReport(app, base);
  else if (each.does === 'accept') await acceptReport(app, { ...base, n: each.n || last });
  else if (each.does === 'return')
    await returnReport(app, { ...base, n: each.n || last, reason: 'Не сходится' });
  else await correctReport(app, { ...base, n: each.n || last, reason: 'Пересчёт' });
}

/** True between any two states, whoever did whatever. */
function holds(before: ReadReport, after: ReadReport): void {
  if (before.late) expect(after.late).toBe(true);
  expect(after.handedInAt).toBe(before.handedInAt ?? after.handedInAt);
  expect(after.submissions.length).toBeGreaterThanOrEqual(before.submissions.length);
  for (const [at, submission] of before.submissions.entries()) {
    if (submission.verdict) expect(after.submissions[at]).toEqual(submission);
  }
  for (const { verdict, by: handedIn } of after.submissions) expect(verdict?.by).not.toBe(handedIn);
  const said = new Set(after.entries.map(({ client }) => client));
  for (const { client } of before.entries) expect(said).toContain(client);
}

/** Random people do random things with a report; tells which states it came to on the way. */
async function keepRules(parameters: { numRuns: number; seed?: number }): Promise<Set<string>> {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (steps) => {
      const world = await createWorld();
      const versions = new Map<string, string>();
      let day = 2;
      let before = await getReport(world.app, ID);
      for (const each of steps) {
        if (each.does === 'wait') {
          day = Math.min(day + each.days, 28);
          world.setTime(`2026-12-${String(day).padStart(2, '0')} 10:00`);
          continue;
        }
        const done = await take(world, each).then(
          () => true,
          (error: unknown) => {
            if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error;
            return false;
          },
        );
        const after = await getReport(world.app, ID);
        holds(before, after);
        if (!done) expect(after.version).toBe(before.version);
        if (done && each.does === 'enter') {
          expect(after.entries.find(({ client }) => client === each.client)?.cause).toBe(each.cause);
        }
        for (const { content } of after.submissions) {
          const kept = JSON.stringify(await world.app.reportVersions.get(content));
          expect(kept).toBe(versions.get(content) ?? kept);
          expect(kept).not.toBe('null');
          versions.set(content, kept);
        }
        reached.add(after.status);
        before = after;
      }
    }),
    parameters,
  );
  return reached;
}

describe('a report under whatever people do with it', () => {
  it('keeps what was accepted, what was late, every word, and four eyes, in every state', async () => {
    const reached = await keepRules({ numRuns: 40, seed: KNOWN });

    expect([...reached]).toEqual(expect.arrayContaining(['submitted', 'returned', 'accepted']));
  });

  it('keeps all of it whatever they do this time', async () => {
    await keepRules({ numRuns: 10 });
  });

  it('loses no word when all are said at the same moment', async () => {
    const world = await createWorld();
    const said = { cause: 'подключили офис', forecast: null, risk: '', proposals: '', noChanges: false };

    await Promise.all(
      CLIENTS.map((client) =>
        enterReport(world.app, { report: ID, by: 'manager', entries: [{ ...said, client }] }),
      ),
    );

    expect((await getReport(world.app, ID)).entries.map(({ client }) => client).sort()).toEqual(CLIENTS);
  });
});
