import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { approvalStep } from '../../../src/reminders/kinds/approval-step.ts';
import { mattersOf } from '../../../src/reminders/kinds/index.ts';
import { resolvePeople } from '../../../src/reminders/recipients/resolve-recipients.ts';
import { departmentQuality } from '../../../src/requests/kinds/department-quality.ts';
import { openStepOf } from '../../../src/requests/request.ts';
import { giveSeat } from '../../../src/requests/rights/reassign-rules.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import { AT, buildRequest, buildRouteContext, self } from '../../helpers/build-request.ts';
import { createReminderWorld } from '../../helpers/reminder-world.ts';

const ON = Temporal.PlainDate.from('2026-12-08');

describe('a seat that was given to a person', () => {
  it('is reminded of to that person, and escalates above the seat’s own role', async () => {
    const world = await createReminderWorld('2026-11-23 09:00');
    for (const role of ['quality', 'marketing', 'branch-director'] as const) {
      if (!(await world.app.people.get(role))) await world.app.people.insert(buildHolder(role));
    }
    const request = buildRequest({ type: 'department-quality' }, buildRouteContext(), departmentQuality);
    const step = openStepOf(request);
    if (!step) throw new Error('nothing is open');
    const entry = { seat: 'quality', to: 'marketing', way: self('admin'), reason: 'Отпуск', at: AT };
    const facts = { request: giveSeat(request, step, entry), client: null, zone: 'Asia/Barnaul' };
    const [matter] = mattersOf(approvalStep, facts);
    if (!matter) throw new Error('nothing to remind of');

    const reminded = await resolvePeople(world.app, matter, ['owner'], ON, null);
    const above = await resolvePeople(world.app, matter, ['superior'], ON, null);

    expect(reminded.map(({ _id }) => _id)).toEqual(['marketing']);
    expect(above.flatMap(({ roles }) => roles.map(({ role }) => role))).not.toContain('unit-sales-head');
  });
});
