import { describe, expect, it } from '@jest/globals';
import { resubmitRequest } from '../../../../src/requests/actions/resubmit-request.ts';
import { submitRequest } from '../../../../src/requests/actions/submit-request.ts';
import { withdrawRequest } from '../../../../src/requests/actions/withdraw-request.ts';
import { openStepOf } from '../../../../src/requests/request.ts';
import { buildHolder, buildPerson } from '../../../helpers/build-person.ts';
import { buildSubmission } from '../../../helpers/build-request.ts';
import { clickSeat, openDeskWithRequest, openRequestDesk, toldIn } from '../../../helpers/request-desk.ts';

const ID = 'ST-2026-0001';
const TO_DIRECTORS = ['unit-sales-head', 'branch-sales'];
const TO_NOTICE = [...TO_DIRECTORS, 'commercial-director', 'security-director', 'branch-sales'];
const NOTICE = {
  toldOn: '2026-11-23',
  channel: 'visit',
  recipient: 'Генеральный директор',
  outgoingNumber: '',
};

describe('submitRequest', () => {
  it('leaves one request however often it is repeated', async () => {
    const desk = await openRequestDesk();

    await Promise.all([submitRequest(desk, buildSubmission()), submitRequest(desk, buildSubmission())]);
    const again = await submitRequest(desk, buildSubmission({ author: 'somebody-else' }));

    expect(again.author).toBe('manager');
    expect(await desk.requests.count({ index: 'all', eq: {} })).toBe(1);
    expect(toldIn(desk.owed)).toEqual([`request-card → assign@${ID}`]);
  });

  it('tells author and admin at once that nobody may decide', async () => {
    const people = [
      'manager',
      'unit-head',
      'branch-sales',
      'commercial-director',
      'security-director',
      'branch-director',
    ];
    const desk = await openDeskWithRequest(
      [],
      people.map((role) => buildHolder(role as 'manager')),
    );

    const request = await desk.requests.get(ID);

    expect(request && openStepOf(request)?.seats[0]).toMatchObject({
      role: 'unit-head',
      insteadOf: 'unit-sales-head',
    });
    expect(toldIn(desk.owed)).toEqual([`request-card → assign@${ID}`, 'seat-moved → manager, admin@branch']);
  });
});

describe('decideRequest', () => {
  it('keeps both decisions of two directors at the same moment', async () => {
    const desk = await openDeskWithRequest(TO_DIRECTORS);

    const results = await Promise.all([
      clickSeat(desk, 'commercial-director'),
      clickSeat(desk, 'security-director'),
    ]);

    const request = await desk.requests.get(ID);
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect(request && openStepOf(request)?.definition.id).toBe('confirm');
  });

  it('leaves one decision after a double click', async () => {
    const desk = await openDeskWithRequest();
    const click = { step: 'assign', revision: 1 };

    const first = await clickSeat(desk, 'unit-sales-head', click);
    const second = await clickSeat(desk, 'unit-sales-head', click);

    expect([first.outcome, second.outcome]).toEqual(['done', 'repeated']);
    expect(second.request.history.filter(({ what }) => what === 'approved')).toHaveLength(1);
    expect(auditTypes(desk.owed).filter((type) => type === 'request.decided')).toHaveLength(1);
  });

  it('answers a click on a decided seat as late', async () => {
    const another = buildHolder('unit-sales-head', { _id: 'another-head' });
    const people = ['manager', 'unit-sales-head', 'branch-sales'].map((role) =>
      buildHolder(role as 'manager'),
    );
    const desk = await openDeskWithRequest(['unit-sales-head'], [...people, another]);

    const late = await clickSeat(desk, 'unit-sales-head', { actor: 'another-head', step: 'assign' });

    expect(late.outcome).toBe('late');
  });

  it('answers a click on a card from before the rework as stale', async () => {
    const desk = await openDeskWithRequest();
    await clickSeat(desk, 'unit-sales-head', { act: 'return', reason: 'Нет договора' });
    await rework(desk);

    const stale = await clickSeat(desk, 'unit-sales-head', { revision: 1, step: 'assign' });

    expect(stale.outcome).toBe('stale');
    expect(stale.request).toMatchObject({ revision: 3, round: 2, status: 'open' });
  });

  it.each([
    ['somebody without the role', 'branch-sales', 'NOT_YOUR_STEP'],
    ['somebody who is not in the directory', 'stranger', 'NOT_IN_DIRECTORY'],
  ])('refuses %s', async (_who, actor, code) => {
    const desk = await openDeskWithRequest();

    await expect(clickSeat(desk, 'unit-sales-head', { actor })).rejects.toMatchObject({ code });
  });

  it('refuses the author in an approve step', async () => {
    const both = buildPerson('manager', {
      roles: [...buildHolder('manager').roles, ...buildHolder('unit-sales-head').roles],
    });
    const desk = await openDeskWithRequest([], [both, buildHolder('unit-sales-head')]);

    await expect(clickSeat(desk, 'unit-sales-head', { actor: 'manager' })).rejects.toMatchObject({
      code: 'SELF_APPROVAL',
    });
  });

  it('refuses an act that the step does not offer', async () => {
    const desk = await openDeskWithRequest(['unit-sales-head']);

    await expect(clickSeat(desk, 'branch-sales', { act: 'refuse', reason: 'Нет' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it.each([
    ['none', '', 'required'],
    ['spaces', '   ', 'required'],
    ['too much', 'я'.repeat(1001), 'too-long'],
  ])('asks for a reason when there is %s', async (_what, reason, code) => {
    const desk = await openDeskWithRequest();

    const { outcome, errors, request } = await clickSeat(desk, 'unit-sales-head', { act: 'refuse', reason });

    expect(outcome).toBe('invalid');
    expect(errors.reason?.code).toBe(code);
    expect(request.history).toHaveLength(1);
  });

  it('lets a substitute act within the dates, and tells the principal', async () => {
    const substitute = { person: 'deputy', from: '2026-11-20', to: '2026-11-23' };
    const people = [
      buildHolder('manager'),
      buildHolder('unit-sales-head', { substitute }),
      buildPerson('deputy'),
      buildHolder('branch-sales'),
    ];
    const desk = await openDeskWithRequest([], people);

    const { request } = await clickSeat(desk, 'unit-sales-head', { actor: 'deputy' });

    expect(request.steps[0]?.seats[0]?.decision).toMatchObject({
      by: 'deputy',
      onBehalfOf: 'unit-sales-head',
    });
    expect(toldIn(desk.owed)).toContain('substitute-acted → unit-sales-head');
  });

  it('refuses the substitute a day after the dates', async () => {
    const substitute = { person: 'deputy', from: '2026-11-20', to: '2026-11-23' };
    const people = [
      buildHolder('manager'),
      buildHolder('unit-sales-head', { substitute }),
      buildPerson('deputy'),
    ];
    const desk = await openDeskWithRequest([], people);
    desk.setNow('2026-11-23T17:00:01Z');

    await expect(clickSeat(desk, 'unit-sales-head', { actor: 'deputy' })).rejects.toMatchObject({
      code: 'NOT_YOUR_STEP',
    });
  });

  it('tells the manager each step once, and the result', async () => {
    const desk = await openDeskWithRequest(TO_NOTICE);
    await clickSeat(desk, 'client-manager', { values: NOTICE });

    expect(toldIn(desk.owed)).toEqual([
      `request-card → assign@${ID}`,
      `request-card → check@${ID}`,
      'step-done → manager',
      `request-card → agree@${ID}`,
      'step-done → manager',
      `request-card → confirm@${ID}`,
      'step-done → manager',
      `announcement → notify@${ID}, unit-sales-head@barnaul, barnaul`,
      'thanks → unit-sales-head, branch-sales, commercial-director, security-director',
    ]);
  });

  it('records what the client was told, on the day of the confirmation or after it', async () => {
    const desk = await openDeskWithRequest(TO_NOTICE);

    const early = await clickSeat(desk, 'client-manager', { values: { ...NOTICE, toldOn: '2026-11-22' } });
    const future = await clickSeat(desk, 'client-manager', { values: { ...NOTICE, toldOn: '2026-11-24' } });
    const done = await clickSeat(desk, 'client-manager', { values: NOTICE });

    expect(early).toMatchObject({ outcome: 'invalid', errors: { toldOn: { code: 'before-opening' } } });
    expect(future).toMatchObject({ outcome: 'invalid', errors: { toldOn: { code: 'future' } } });
    expect(done).toMatchObject({ outcome: 'done', request: { status: 'approved' } });
  });

  it('cannot record the notice before the confirmation', async () => {
    const desk = await openDeskWithRequest(TO_DIRECTORS);

    const early = await clickSeat(desk, 'client-manager', { step: 'notify', values: NOTICE });

    expect(early.outcome).toBe('late');
  });

  it('pays after a restart what a crash left unpaid, once', async () => {
    const desk = await openDeskWithRequest();
    desk.owed.length = 0;
    desk.crash.now = true;
    const { outcome } = await clickSeat(desk, 'unit-sales-head');
    desk.crash.now = false;

    await desk.relay.sweep();
    await desk.relay.sweep();

    expect(outcome).toBe('done');
    expect(toldIn(desk.owed)).toEqual([`request-card → check@${ID}`, 'step-done → manager']);
    expect(new Set(desk.owed.map(({ effectId }) => effectId)).size).toBe(desk.owed.length);
  });
});

describe('withdrawRequest', () => {
  it('is open to the author until the last approval', async () => {
    const desk = await openDeskWithRequest([...TO_DIRECTORS, 'commercial-director']);

    const { outcome, request } = await withdrawRequest(desk, withdrawal());

    expect(outcome).toBe('done');
    expect(request.status).toBe('withdrawn');
  });

  it.each([
    ['after the last approval', TO_NOTICE.slice(0, 4), withdrawal(), 'late'],
    ['from a card of another round', [], withdrawal({ revision: 7 }), 'stale'],
    ['without a reason', [], withdrawal({ reason: '' }), 'invalid'],
  ])('changes nothing %s', async (_when, seats, input, outcome) => {
    const desk = await openDeskWithRequest(seats);

    const result = await withdrawRequest(desk, input);

    expect(result.outcome).toBe(outcome);
    expect(result.request.status).toBe('open');
  });

  it('is refused to others', async () => {
    const desk = await openDeskWithRequest();

    await expect(withdrawRequest(desk, withdrawal({ actor: 'branch-sales' }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('resubmitRequest', () => {
  it('starts one new round, however often it is repeated', async () => {
    const desk = await openDeskWithRequest();
    await clickSeat(desk, 'unit-sales-head', { act: 'return', reason: 'Нет договора' });

    const first = await rework(desk);
    const second = await rework(desk);

    expect([first.outcome, second.outcome]).toEqual(['done', 'repeated']);
    expect(second.request).toMatchObject({ round: 2, revision: 3, status: 'open' });
  });
});

function withdrawal(overrides = {}) {
  return { actor: 'manager', requestId: ID, revision: 1, reason: 'Клиент передумал', ...overrides };
}

function rework(desk: Awaited<ReturnType<typeof openDeskWithRequest>>) {
  const values = { purpose: 'registration', level: 'local' };
  return resubmitRequest(desk, { actor: 'manager', requestId: ID, revision: 2, values, payload: {} });
}

function auditTypes(owed: Awaited<ReturnType<typeof openDeskWithRequest>>['owed']): string[] {
  return owed.flatMap((each) => (each.name === 'audit' ? [each.args.entry.event.type] : []));
}
