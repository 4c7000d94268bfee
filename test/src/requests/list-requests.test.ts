import { describe, expect, it } from '@jest/globals';
import { listAudit } from '../../../src/audit-log/list-audit.ts';
import { submitRequest } from '../../../src/requests/actions/submit-request.ts';
import { findStepActors } from '../../../src/requests/rights/find-step-actors.ts';
import { listMyRequests } from '../../../src/requests/views/list-my-requests.ts';
import { listMyTasks } from '../../../src/requests/views/list-my-tasks.ts';
import { openRequest } from '../../../src/requests/views/open-request.ts';
import { buildHolder, buildPerson } from '../../helpers/build-person.ts';
import { buildSubmission } from '../../helpers/build-request.ts';
import {
  clickSeat,
  openDeskWithRequest,
  openRequestDesk,
  type RequestDesk,
} from '../../helpers/request-desk.ts';

const TO_NOTICE = [
  'unit-sales-head',
  'branch-sales',
  'commercial-director',
  'security-director',
  'branch-sales',
];

describe('listMyTasks', () => {
  it.each([
    ['unit-sales-head', [], 1],
    ['branch-sales', [], 0],
    ['commercial-director', ['unit-sales-head', 'branch-sales'], 1],
    ['commercial-director', ['unit-sales-head', 'branch-sales', 'commercial-director'], 0],
    ['security-director', ['unit-sales-head', 'branch-sales', 'commercial-director'], 1],
    ['manager', TO_NOTICE.slice(0, 4), 0],
    ['manager', TO_NOTICE, 1],
  ])('for %s after %j holds %i', async (actor, seats, count) => {
    const desk = await openDeskWithRequest(seats);

    expect((await listMyTasks(desk, { actor })).items).toHaveLength(count);
  });

  it('holds what came back for rework, for the author', async () => {
    const desk = await openDeskWithRequest();
    await clickSeat(desk, 'unit-sales-head', { act: 'return', reason: 'Нет договора' });

    const { items } = await listMyTasks(desk, { actor: 'manager' });

    expect(items).toMatchObject([{ clientName: 'ООО «Ромашка»', abilities: { rework: true } }]);
  });

  it('leaves out what four eyes forbids', async () => {
    const both = buildPerson('manager', {
      roles: [...buildHolder('manager').roles, ...buildHolder('unit-sales-head').roles],
    });
    const desk = await openDeskWithRequest([], [both, buildHolder('unit-sales-head')]);

    expect((await listMyTasks(desk, { actor: 'manager' })).items).toEqual([]);
  });

  it('holds the tasks of an absent principal', async () => {
    const substitute = { person: 'deputy', from: '2026-11-23', to: '2026-11-30' };
    const people = [
      buildHolder('manager'),
      buildHolder('unit-sales-head', { substitute }),
      buildPerson('deputy'),
    ];
    const desk = await openDeskWithRequest([], people);

    const { items } = await listMyTasks(desk, { actor: 'deputy' });

    expect(items[0]?.abilities.seat?.way).toEqual({ by: 'deputy', onBehalfOf: 'unit-sales-head' });
    expect(await findStepActors(desk, 'ST-2026-0001')).toEqual(['unit-sales-head', 'deputy']);
  });

  it('brings ten a page, the most overdue first', async () => {
    const desk = await openRequestDesk();
    await submitMany(desk, 12);
    desk.setNow('2026-11-10T02:00:00Z');
    await submitRequest(desk, buildSubmission({ id: 'ST-2026-0099' }));
    desk.setNow('2026-11-23T02:00:00Z');

    const first = await listMyTasks(desk, { actor: 'unit-sales-head' });
    const second = await listMyTasks(desk, { actor: 'unit-sales-head', after: first.next ?? '' });

    expect(first.items).toHaveLength(10);
    expect(first.items[0]).toMatchObject({ request: { _id: 'ST-2026-0099' }, overdue: true });
    expect(second.items).toHaveLength(3);
    expect(second.next).toBeUndefined();
  });
});

describe('listMyRequests', () => {
  it('holds what this person asked for, the last changed first', async () => {
    const desk = await openRequestDesk();
    await submitMany(desk, 2);
    desk.setNow('2026-11-23T03:00:00Z');
    await clickSeat(desk, 'unit-sales-head');

    const mine = await listMyRequests(desk, { actor: 'manager' });
    const others = await listMyRequests(desk, { actor: 'unit-sales-head' });

    expect(mine.items.map(({ request }) => request._id)).toEqual(['ST-2026-0001', 'ST-2026-0002']);
    expect(others.items).toEqual([]);
  });
});

describe('openRequest', () => {
  it.each([
    'manager',
    'unit-sales-head',
    'unit-head',
    'branch-sales',
    'commercial-director',
    'security-director',
    'branch-director',
    'admin',
  ])('shows it to %s', async (actor) => {
    const desk = await openDeskWithRequest();

    const view = await openRequest({ ...desk }, { actor, requestId: 'ST-2026-0001' });

    expect(view.names.manager).toBe('manager');
  });

  it.each([
    [
      'the head of another unit',
      buildPerson('other', { roles: [{ role: 'unit-sales-head', scope: 'biysk' }] }),
    ],
    ['another manager', buildPerson('other', { roles: [{ role: 'manager', scope: 'barnaul' }] })],
    [
      'a department that has no seat in it',
      buildPerson('other', { roles: [{ role: 'legal', scope: 'branch' }] }),
    ],
  ])('is not there for %s', async (_who, person) => {
    const desk = await openDeskWithRequest(
      [],
      [buildHolder('manager'), buildHolder('unit-sales-head'), person],
    );

    await expect(openRequest(desk, { actor: 'other', requestId: 'ST-2026-0001' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('listAudit', () => {
  it('holds every change of a request, the latest first, for those who may see it', async () => {
    const desk = await openDeskWithRequest(['unit-sales-head']);

    const log = await listAudit(desk, { actor: 'manager', number: 'ST-2026-0001' });

    expect(log.page.items.map(({ event }) => event.type).sort()).toEqual([
      'request.decided',
      'request.submitted',
    ]);
    expect(log.names).toMatchObject({ manager: 'manager', 'unit-sales-head': 'unit-sales-head' });
  });

  it('is not there for others', async () => {
    const desk = await openDeskWithRequest([], [buildHolder('manager'), buildPerson('outsider')]);

    await expect(listAudit(desk, { actor: 'outsider', number: 'ST-2026-0001' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(listAudit(desk, { actor: 'outsider', number: 'VIP-2026-0001' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

async function submitMany(desk: RequestDesk, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) {
    await submitRequest(desk, buildSubmission({ id: `ST-2026-${String(n).padStart(4, '0')}` }));
  }
}
