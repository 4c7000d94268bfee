import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CLIENT_STATUSES } from '../../../src/clients/client.ts';
import { BEHIND, listBehind, listWithOverview } from '../../../src/overview/list-behind.ts';
import { loadOverview } from '../../../src/overview/load-overview.ts';
import { buildPerson, buildUnit, OTHER_UNIT, UNIT } from '../../helpers/build-person.ts';
import { putClient, putGreeting, putReport, putRequest } from '../../helpers/overview-world.ts';
import { addPerson, createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const UNITS = [UNIT, OTHER_UNIT];
/** On the Monday after the week from 23 to 29 November. */
const NOW = '2026-11-30 09:00';
const [FROM, TO, TODAY] = ['2026-11-23', '2026-11-29', '2026-11-30'];

const unit = fc.constantFrom(...UNITS);
const day = (from: string, days: number) =>
  fc.nat(days).map((n) => new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10));

const WORLD = fc.record({
  clients: fc.array(fc.record({ unit, status: fc.constantFrom(...CLIENT_STATUSES) }), { maxLength: 12 }),
  requests: fc.array(
    fc.record({
      unit,
      steps: fc.nat(3),
      opened: day('2026-11-02', 27),
      took: fc.nat(10),
      due: day('2026-11-10', 40),
      paused: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  greetings: fc.array(
    fc.record({
      on: day('2026-11-18', 18),
      outcome: fc.constantFrom('done', 'skipped', 'open'),
      recorded: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
  reports: fc.array(fc.constantFrom('open', 'late', 'in-time'), { minLength: 2, maxLength: 2 }),
});

type Plan = typeof WORLD extends fc.Arbitrary<infer P> ? P : never;

function later(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);
}

async function build(plan: Plan): Promise<ReminderWorld> {
  const world = await createReminderWorld(NOW);
  const { app } = world;
  await app.units.insert(buildUnit(OTHER_UNIT));
  await addPerson(world, buildPerson('head', { roles: [{ role: 'unit-head', scope: OTHER_UNIT }] }));
  for (const [n, client] of plan.clients.entries()) await putClient(app, n + 1, client);
  for (const [n, { unit: of, steps, opened, took, due, paused }] of plan.requests.entries()) {
    await putRequest(app, n + 1, { unit: of, steps, opened, decided: later(opened, took), due, paused });
  }
  await putClient(app, 900);
  for (const [n, each] of plan.greetings.entries()) {
    await putGreeting(app, n, { client: 'VIP-2026-900', ...each });
  }
  for (const [n, state] of plan.reports.entries()) {
    await putReport(app, UNITS[n] ?? UNIT, '2026-10', '2026-11-05', state);
  }
  return world;
}

/** The same figures, counted one by one from what the world was made of. */
function count(plan: Plan, units: string[]) {
  const requests = plan.requests.filter((each) => units.includes(each.unit));
  const decided = requests.flatMap(({ steps, opened, took, due }) =>
    Array.from({ length: steps }, () => ({ on: later(opened, took), late: later(opened, took) > due })),
  );
  const within = decided.filter(({ on }) => on >= FROM && on <= TO);
  const before = decided.filter(({ on }) => on >= '2026-11-16' && on < FROM);
  const greetings = units.includes(UNIT)
    ? plan.greetings.filter(({ on }) => on >= FROM && on <= TO).map(({ outcome }) => outcome)
    : [];
  const clients = [...plan.clients, { unit: UNIT, status: 'client_notified' }].filter((each) =>
    units.includes(each.unit),
  );
  const gone = ['rejected', 'withdrawn', 'removed'];
  const reports = plan.reports.filter((_, n) => units.includes(UNITS[n] ?? ''));
  return {
    vip: clients.filter(({ status }) => status === 'client_notified').length,
    listed: clients.filter(({ status }) => !gone.includes(status)).length,
    newVips: requests.filter(({ steps, opened }) => steps === 3 && opened >= FROM && opened <= TO).length,
    decided: {
      inTime: within.filter(({ late }) => !late).length,
      late: within.filter(({ late }) => late).length,
    },
    before: {
      inTime: before.filter(({ late }) => !late).length,
      late: before.filter(({ late }) => late).length,
    },
    overdue: requests.filter(({ due, paused }) => due < TODAY && !paused).length,
    greetings: {
      due: greetings.length,
      done: greetings.filter((each) => each === 'done').length,
      skipped: greetings.filter((each) => each === 'skipped').length,
      missed: greetings.filter((each) => each === 'open').length,
    },
    inTime: reports.filter((each) => each === 'in-time').length,
    owing: reports.filter((each) => each === 'open').length,
    timed: decided.filter(({ on }) => on >= '2026-11-02' && on <= TO).length,
  };
}

async function told(world: ReminderWorld, actor: string) {
  const overview = await loadOverview(world.app, { actor });
  const { clients, newVips, decided, decidedBefore, overdue, greetings, reports, steps } = overview;
  return {
    vip: clients.reduce((sum, { counts }) => sum + counts.vip, 0),
    listed: clients.reduce((sum, { total }) => sum + total, 0),
    newVips,
    decided,
    before: decidedBefore,
    overdue,
    greetings,
    inTime: reports?.inTime ?? 0,
    owing: reports?.owing.length ?? 0,
    timed: steps.reduce((sum, each) => sum + each.decided, 0),
  };
}

describe('figures of a week', () => {
  it('are what one counts by hand, for the branch and for one unit', async () => {
    await fc.assert(
      fc.asyncProperty(WORLD, async (plan) => {
        const world = await build(plan);

        expect(await told(world, 'branch-director')).toEqual(count(plan, UNITS));
        expect(await told(world, 'head')).toEqual(count(plan, [OTHER_UNIT]));
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('have lists behind them as long as they say', async () => {
    await fc.assert(
      fc.asyncProperty(WORLD, async (plan) => {
        const world = await build(plan);
        const { newVips, overdue, decided, greetings, reports, steps, clients } = await loadOverview(
          world.app,
          {
            actor: 'security-director',
          },
        );

        const totals: Record<string, number> = {};
        for (const what of BEHIND) {
          totals[what] = (await listBehind(world.app, { actor: 'security-director', what })).total;
        }
        expect(totals).toEqual({
          units: clients.length,
          vips: newVips,
          overdue,
          late: decided.late,
          steps: steps.length,
          greetings: greetings.skipped + greetings.missed,
          reports: reports?.owing.length,
        });
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('are the same beside a list as alone', async () => {
    await fc.assert(
      fc.asyncProperty(WORLD, fc.constantFrom(...BEHIND), async (plan, what) => {
        const { app } = await build(plan);
        const input = { actor: 'security-director', what };

        expect(await listWithOverview(app, input)).toEqual({
          list: await listBehind(app, input),
          overview: await loadOverview(app, input),
        });
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});
