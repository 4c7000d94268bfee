import { describe, expect, it } from '@jest/globals';
import { ensurePlans } from '../../../src/reminders/clock/plans.ts';
import { refreshReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import { handInReport } from '../../../src/reports/hand-in-report.ts';
import type { RequestDoc, Step } from '../../../src/requests/request.ts';
import { buildRequest } from '../../helpers/build-request.ts';
import { buildGreeted, createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

/** `12-04 09:00 who step` for every delivery of the matters that match. */
async function hours(world: ReminderWorld, matter: string): Promise<string[]> {
  const lines = (await world.deliveries()).flatMap(({ content, recipient, releaseAt, status }) => {
    const about = content.kind === 'reminder' || content.kind === 'channel-report' ? content : null;
    if (!about?.matter.startsWith(matter) || status === 'dropped') return [];
    const local = new Date(releaseAt + 7 * 3_600_000).toISOString();
    return [`${local.slice(5, 10)} ${local.slice(11, 16)} ${recipient} ${about.step}`];
  });
  return lines.sort();
}

describe('a unit’s report', () => {
  it('is reminded of five, two and one working days before, twice on the day, and when overdue', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await ensurePlans(world.app);

    await world.runUntil('2026-12-22 10:00');

    const lines = await hours(world, 'unit-report:barnaul:2026-11');
    expect(lines.filter((line) => line.includes('unit-sales-head'))).toEqual([
      '11-30 09:00 unit-sales-head due-5',
      '12-03 09:00 unit-sales-head due-2',
      '12-04 09:00 unit-sales-head due-1',
      '12-07 09:00 unit-sales-head due',
      '12-07 15:00 unit-sales-head due-afternoon',
      '12-08 09:00 unit-sales-head overdue-1',
      '12-10 09:00 unit-sales-head overdue-3',
      '12-14 09:00 unit-sales-head overdue-5',
      '12-21 09:00 unit-sales-head weekly-1',
    ]);
    expect(lines.filter((line) => !line.includes('unit-sales-head') && !line.includes(' manager '))).toEqual([
      '12-10 09:00 branch-sales overdue-3',
      '12-10 09:00 unit-head overdue-3',
      '12-14 09:00 commercial-director overdue-5',
      '12-21 09:00 branch-sales weekly-1',
      '12-21 09:00 commercial-director weekly-1',
    ]);
  });

  it('ends when the head of sales hands it in; nobody else may', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await ensurePlans(world.app);
    await world.runUntil('2026-12-03 10:00');

    await expect(handInReport(world.app, { report: 'barnaul:2026-11', by: 'manager' })).rejects.toMatchObject(
      {
        code: 'FORBIDDEN',
      },
    );
    const report = await handInReport(world.app, { report: 'barnaul:2026-11', by: 'unit-sales-head' });
    await handInReport(world.app, { report: 'barnaul:2026-11', by: 'unit-sales-head' });
    await world.runUntil('2026-12-11 10:00');

    expect(report).toMatchObject({ status: 'submitted', late: false, handedInBy: 'unit-sales-head' });
    const lines = await hours(world, 'unit-report:barnaul:2026-11');
    expect(lines.at(-1)).toBe('12-03 09:00 unit-sales-head due-2');
    const audit = await world.app.audit.find({
      index: 'subject',
      eq: { subject: 'report:barnaul:2026-11' },
      limit: 9,
    });
    expect(audit.items.map(({ by, event }) => [by, event.type])).toEqual([
      ['system', 'report.opened'],
      ['system', 'report.drafted'],
      ['unit-sales-head', 'report.handed-in'],
    ]);
  });

  it('stays late when it is handed in after its day', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await ensurePlans(world.app);
    world.setTime('2026-12-08 00:30');

    const report = await handInReport(world.app, { report: 'barnaul:2026-11', by: 'unit-sales-head' });

    expect(report.late).toBe(true);
  });

  it('of the next period appears in time for its first reminder', async () => {
    const world = await createReminderWorld('2026-12-10 08:00');
    await ensurePlans(world.app);
    expect(await world.app.reports.get('barnaul:2026-12')).toBeNull();

    await world.runUntil('2026-12-24 10:00');

    expect((await world.app.reports.get('barnaul:2026-12'))?.dueOn).toBe('2027-01-11');
    expect(await hours(world, 'unit-report:barnaul:2026-12')).toContain('12-24 09:00 unit-sales-head due-5');
  });
});

describe('steps of a request', () => {
  it('remind the seat, then its superior, then the commercial director', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await openStep(world, { role: 'branch-sales', scope: 'branch' }, {}, '2026-11-26');

    await world.runUntil('2026-12-04 10:00');

    expect(await hours(world, 'approval-step:')).toEqual([
      '11-25 09:00 branch-sales due-1',
      '11-26 09:00 branch-sales due',
      '11-27 09:00 branch-sales overdue-1',
      '12-01 09:00 branch-sales overdue-3',
      '12-01 09:00 commercial-director overdue-3',
      '12-03 09:00 branch-sales overdue-5',
      '12-03 09:00 commercial-director overdue-5',
    ]);
  });

  it('go above a director who is late', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await openStep(world, { role: 'commercial-director', scope: 'branch' }, {}, '2026-11-26');

    await world.runUntil('2026-12-03 10:00');

    expect((await hours(world, 'approval-step:')).at(-2)).toBe('12-03 09:00 branch-director overdue-5');
  });

  it('end with the decision, and their cards are drawn anew', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    const request = await openStep(world, { role: 'branch-sales', scope: 'branch' }, {}, '2026-11-26');
    await world.runUntil('2026-11-25 10:00');
    await world.app.requests.replace({ ...request, status: 'refused' });
    await refreshReminders(world.app, `request:${request._id}`);

    await world.runUntil('2026-12-04 10:00');

    expect(await hours(world, 'approval-step:')).toEqual(['11-25 09:00 branch-sales due-1']);
    expect((await world.deliveries()).map(({ wanted }) => wanted)).toContain(1);
  });

  it('remind of the ten days by the notice’s ladder', async () => {
    const world = await createReminderWorld('2026-11-22 10:00');
    await world.addClient(buildGreeted({}));
    const own = { ladder: 'client-notice', kind: 'confirm' } as const;
    await openStep(world, { role: null, scope: null }, own, '2026-12-02', 'client-manager');

    await world.runUntil('2026-12-09 10:00');

    expect(await hours(world, 'client-notice:')).toEqual([
      '11-27 09:00 manager day-5',
      '11-30 09:00 manager due-2',
      '12-02 09:00 manager due',
      '12-03 09:00 manager overdue-1',
      '12-03 09:00 unit-sales-head overdue-1',
      '12-07 09:00 branch-sales overdue-3',
      '12-07 09:00 manager overdue-3',
      '12-07 09:00 unit-head overdue-3',
      '12-09 09:00 commercial-director overdue-5',
      '12-09 09:00 manager overdue-5',
    ]);
  });
});

/** A request that waits for one seat. */
async function openStep(
  world: ReminderWorld,
  seat: Pick<Step['seats'][number], 'role' | 'scope'>,
  definition: Partial<Step['definition']>,
  dueOn: string,
  id = `${seat.role}`,
): Promise<RequestDoc> {
  const { version: _, ...request } = buildRequest();
  const [first, ...rest] = request.steps;
  if (!first) throw new TypeError('no step');
  const step: Step = {
    ...first,
    definition: { ...first.definition, ladder: 'approval-step', ...definition },
    status: 'open',
    openedOn: '2026-11-22',
    dueOn,
    seats: [{ id, ...seat, insteadOf: null, vacant: false, assignee: null, decision: null }],
  };
  const saved = await world.app.requests.insert({ ...request, steps: [step, ...rest] });
  await refreshReminders(world.app, `request:${saved._id}`);
  return saved;
}

describe('holidays', () => {
  it('come once per person and holiday, whatever the number of clients, and the January days as one', async () => {
    const world = await createReminderWorld('2026-12-01 08:00');
    await world.addClient(buildGreeted({}));
    const energy = buildGreeted({}, { _id: 'VIP-2026-0002' });
    await world.addClient({ ...energy, passport: { ...energy.passport, sphere: 'energy' } });

    await world.runUntil('2027-01-13 10:00');

    expect(await hours(world, 'holiday:')).toEqual([
      '01-01 09:00 manager day',
      '01-11 09:00 unit-sales-head missed',
      '12-08 09:00 manager T-14',
      '12-18 09:00 manager T-14',
      '12-18 09:00 manager T-3',
      '12-21 09:00 manager T-1',
      '12-22 09:00 manager day',
      '12-23 09:00 unit-sales-head missed',
      '12-29 09:00 manager T-3',
      '12-30 09:00 manager eve',
    ]);
  });

  it('are for active clients only', async () => {
    const world = await createReminderWorld('2026-12-01 08:00');
    const client = await world.addClient(buildGreeted({}));
    await world.app.clients.replace({ ...client, active: false });
    await refreshReminders(world.app, `client:${client._id}`);

    await world.runUntil('2027-01-02 10:00');

    expect(await hours(world, 'holiday:')).toEqual([]);
  });
});
