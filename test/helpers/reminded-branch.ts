import { ROLES } from '../../src/people/person.ts';
import { ensurePlans } from '../../src/reminders/clock/plans.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { openStepOf, type RequestDoc } from '../../src/requests/request.ts';
import { buildClient } from './build-client.ts';
import { buildPassport } from './build-passport.ts';
import { buildHolder, buildPerson, OTHER_UNIT, UNIT } from './build-person.ts';
import { AT } from './build-request.ts';
import { buildVipList } from './build-vip-list.ts';
import { buildSubmission, putCharged, putUnitReport } from './put-report.ts';
import { addPerson, createReminderWorld, type ReminderWorld } from './reminder-world.ts';
import { stagesOf } from './request-stages.ts';

/** A manager of another unit, whom nothing here concerns. */
export const STRANGER = 'stranger';

/**
 * A branch with something to remind of everywhere: a holder of each role, a client with days of its own and a deputy,
 * open reports with channels, a list of a quarter, and every kind of request at each of its stages, with a question to its author too.
 */
export async function createRemindedBranch(): Promise<ReminderWorld> {
  const world = await createReminderWorld('2026-11-23 08:00');
  const { app } = world;
  for (const role of ROLES) if (!(await app.people.get(role))) await addPerson(world, buildHolder(role));
  await addPerson(world, buildHolder('manager', { _id: 'deputy', name: 'deputy' }));
  await addPerson(world, buildPerson(STRANGER, { roles: [{ role: 'manager', scope: OTHER_UNIT }] }));
  for (const scope of [UNIT, 'branch']) await addChannel(world, scope);
  const passport = buildPassport();
  const appointment = { ...passport.appointment, deputy: 'deputy' };
  const since = { status: 'client_notified', at: '2026-08-03T02:00:00.000Z', by: 'manager' } as const;
  const client = buildClient({
    status: 'client_notified',
    passport: { ...passport, appointment },
    statusHistory: [{ ...since, request: null, reason: null }],
  });
  await world.addClient(client);
  await addReports(world, client._id);
  const requests = REQUEST_KINDS.flatMap(stagesOf).flatMap((request) => [request, ...asked(request)]);
  for (const [n, { version: _, ...request }] of requests.entries()) {
    await app.requests.insert({ ...request, _id: `${request._id}-${n}` });
  }
  await app.vipLists.insert(buildVipList());
  await ensurePlans(app);
  return world;
}

/** The same with a question to its author. */
function asked(request: RequestDoc): RequestDoc[] {
  const step = openStepOf(request);
  const seat = step?.seats[0];
  if (!step || !seat) return [];
  const question = { seat: seat.id, by: 'quality', onBehalfOf: null, question: 'Какой адрес?', at: AT };
  return [{ ...request, paused: { step: step.definition.id, since: '2026-11-20', questions: [question] } }];
}

/** One that came back, with a client of whom something is to be said, and one that waits to be accepted. */
async function addReports({ app }: ReminderWorld, client: string): Promise<void> {
  await putCharged(app, client, '2026-08', 1_000);
  await putCharged(app, client, '2026-09', 2_000);
  const verdict = {
    outcome: 'returned',
    at: AT,
    by: 'branch-sales',
    onBehalfOf: null,
    reason: 'Итог',
  } as const;
  const submissions = [buildSubmission({ verdict })];
  await putUnitReport(app, UNIT, '2026-09', { status: 'returned', dueOn: '2026-10-05', submissions });
  await putUnitReport(app, UNIT, '2026-10', {
    status: 'submitted',
    dueOn: '2026-11-05',
    submissions: [buildSubmission()],
  });
}

async function addChannel({ app }: ReminderWorld, scope: string): Promise<void> {
  await app.channels.insert({
    _id: `channel-${scope}`,
    tenantId: 't',
    serviceUrl: 'http://127.0.0.1/',
    conversationId: `channel-${scope}`,
    botId: 'b',
    scope,
    active: true,
    subscribedBy: 'unit-sales-head',
    pending: [],
    hasPending: false,
  });
}
