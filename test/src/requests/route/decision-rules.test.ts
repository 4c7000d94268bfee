import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { RequestKind } from '../../../../src/requests/kinds/definition.ts';
import { vipStatus } from '../../../../src/requests/kinds/vip-status.ts';
import { openStepOf, type RequestDoc } from '../../../../src/requests/request.ts';
import {
  type Act,
  allows,
  mayWithdraw,
  outcomeOf,
  stepResult,
  withdraw,
} from '../../../../src/requests/route/decision-rules.ts';
import { openNextRound } from '../../../../src/requests/route/round-rules.ts';
import { openStepId } from '../../../../src/requests/route/route-rules.ts';
import {
  AT,
  agreeSeats,
  buildRequest,
  buildRouteContext,
  buildStaffing,
  decideSeat,
  self,
} from '../../../helpers/build-request.ts';

const TO_DIRECTORS = ['unit-sales-head', 'branch-sales'];
const DIRECTORS = ['commercial-director', 'security-director'];

describe('outcomeOf', () => {
  it.each([
    ['approve', 'agree', 'approved'],
    ['answer', 'agree', 'answered'],
    ['record', 'agree', 'recorded'],
    ['confirm', 'agree', 'confirmed'],
    ['approve', 'refuse', 'refused'],
    ['approve', 'return', 'returned'],
  ] as const)('calls %s + %s %s', (kind, act, outcome) => {
    expect(outcomeOf({ id: 'any', kind, seats: [] }, act)).toBe(outcome);
  });
});

describe('allows', () => {
  it.each([
    ['assign', 'refuse', true],
    ['assign', 'return', true],
    ['check', 'refuse', false],
    ['check', 'return', true],
    ['agree', 'refuse', true],
    ['confirm', 'refuse', false],
    ['confirm', 'return', true],
    ['notify', 'refuse', false],
    ['notify', 'return', false],
  ] as const)('in %s, %s is %s', (id, act, expected) => {
    const step = vipStatus.steps.find((each) => each.id === id);

    expect(step && allows(step, act)).toBe(expected);
  });
});

describe('applyDecision', () => {
  it('walks the local route of clause 10.1 to its end', () => {
    const open: (string | null)[] = [];
    let request = buildRequest();
    for (const seat of [...TO_DIRECTORS, ...DIRECTORS, 'branch-sales', 'client-manager']) {
      open.push(openStepId(request));
      request = decideSeat(request, seat).request;
    }

    expect(open).toEqual(['assign', 'check', 'agree', 'agree', 'confirm', 'notify']);
    expect(request).toMatchObject({ status: 'approved', waitsUntil: '9999-12-31', revision: 1 });
  });

  it('lets branch sales assign where service points lie in two units', () => {
    const request = buildRequest({ values: { purpose: 'registration', level: 'regional' } });

    expect(request.steps.map(({ definition }) => definition.id)).toEqual([
      'assign-regional',
      'check',
      'agree',
      'confirm',
      'notify',
    ]);
    expect(openStepId(agreeSeats(request, 'branch-sales'))).toBe('check');
  });

  it('does not tell the client again after a change of the passport', () => {
    const request = buildRequest({ values: { purpose: 'change', level: 'local' } });

    expect(agreeSeats(request, ...TO_DIRECTORS, ...DIRECTORS, 'branch-sales').status).toBe('approved');
  });

  it('gives the client notice ten calendar days from the confirmation, rolled forward', () => {
    const context = buildRouteContext({ today: Temporal.PlainDate.from('2026-12-21') });
    const agreed = agreeSeats(buildRequest(), ...TO_DIRECTORS, ...DIRECTORS);

    const { request } = decideSeat(agreed, 'branch-sales', 'agree', self('branch-sales'), context);

    expect(openStepOf(request)).toMatchObject({ openedOn: '2026-12-21', dueOn: '2027-01-11' });
  });

  it('ends at the first refusal, whoever is still to decide', () => {
    const agreeing = agreeSeats(buildRequest(), ...TO_DIRECTORS);

    const { request } = decideSeat(agreeing, 'security-director', 'refuse');

    expect(request.status).toBe('refused');
    expect(openStepOf(request)).toBeUndefined();
  });

  it('starts again at the first step with all approvals reset after a return', () => {
    const { request: returned } = decideSeat(
      agreeSeats(buildRequest(), 'unit-sales-head'),
      'branch-sales',
      'return',
    );
    const rework = {
      way: self('manager'),
      values: returned.values,
      payload: {},
      unit: returned.unit,
      at: AT,
    };

    const { request } = openNextRound(vipStatus, returned, rework, buildRouteContext());

    expect(returned).toMatchObject({ status: 'returned', revision: 2, round: 1 });
    expect(request).toMatchObject({ status: 'open', revision: 3, round: 2 });
    expect(openStepId(request)).toBe('assign');
    expect(decisionsOf(request)).toEqual([]);
    expect(request.history.map(({ what }) => what)).toEqual(['returned', 'resubmitted']);
  });

  it('takes another route in the next round when the reworked passport asks for it', () => {
    const { request: returned } = decideSeat(buildRequest(), 'unit-sales-head', 'return');
    const values = { purpose: 'registration', level: 'regional' };
    const rework = { way: self('manager'), values, payload: {}, unit: returned.unit, at: AT };

    const { request } = openNextRound(vipStatus, returned, rework, buildRouteContext());

    expect(openStepId(request)).toBe('assign-regional');
  });

  it('comes to the same outcome in whatever order the directors decide', () => {
    const acts = fc.constantFrom<Act>('agree', 'refuse', 'return');
    fc.assert(
      fc.property(acts, acts, (commercial, security) => {
        const decisions = [
          { seat: 'commercial-director', act: commercial },
          { seat: 'security-director', act: security },
        ];
        const recorded = (order: typeof decisions) =>
          stepResult({
            definition: { id: 'agree', kind: 'approve', seats: [] },
            status: 'open',
            openedOn: null,
            stood: [],
            dueOn: null,
            seats: order.map(({ seat, act }) => ({
              id: seat,
              role: null,
              scope: null,
              insteadOf: null,
              vacant: false,
              assignee: null,
              decision: {
                outcome: outcomeOf({ id: 'agree', kind: 'approve', seats: [] }, act),
                by: seat,
                onBehalfOf: null,
                at: AT,
                reason: null,
                values: null,
                files: [],
              },
            })),
          });

        expect(recorded(decisions)).toBe(recorded([...decisions].reverse()));
      }),
    );
  });

  it('lets both directors agree in either order', () => {
    const agreeing = agreeSeats(buildRequest(), ...TO_DIRECTORS);

    expect(openStepId(agreeSeats(agreeing, ...DIRECTORS))).toBe('confirm');
    expect(openStepId(agreeSeats(agreeing, ...[...DIRECTORS].reverse()))).toBe('confirm');
  });
});

describe('a kind with a seat for each unit', () => {
  const information: RequestKind = {
    id: 'information',
    prefix: 'SI',
    raisedBy: ['manager'],
    fields: { units: { kind: 'choice', options: 'units', many: true } },
    steps: [{ id: 'ask', kind: 'answer', seats: [{ role: 'unit-sales-head', unitsFrom: 'units' }] }],
  };

  it('is done when every unit has answered', () => {
    const staffing = buildStaffing({ byRole: { 'unit-sales-head@biysk': [self('biysk-head')] } });
    const context = buildRouteContext({ staffing });
    const request = buildRequest({ values: { units: ['barnaul', 'biysk'] } }, context, information);

    const half = decideSeat(request, 'unit-sales-head@biysk', 'agree', self('biysk-head'), context).request;
    const done = decideSeat(half, 'unit-sales-head@barnaul', 'agree', undefined, context).request;

    expect(openStepOf(request)?.seats).toMatchObject([{ scope: 'barnaul' }, { scope: 'biysk' }]);
    expect([half.status, done.status]).toEqual(['open', 'approved']);
  });
});

describe('mayWithdraw', () => {
  it.each([
    ['before anybody decided', [], true],
    ['while one director is still to agree', [...TO_DIRECTORS, 'commercial-director'], true],
    ['after the last approval', [...TO_DIRECTORS, ...DIRECTORS], false],
  ])('%s', (_when, seats, expected) => {
    expect(mayWithdraw(agreeSeats(buildRequest(), ...seats))).toBe(expected);
  });

  it('holds again after a return, and never after the end', () => {
    const returned = decideSeat(buildRequest(), 'unit-sales-head', 'return').request;
    const withdrawn = withdraw(returned, { way: self('manager'), reason: 'Передумали', at: AT });

    expect(mayWithdraw(returned)).toBe(true);
    expect(mayWithdraw(withdrawn)).toBe(false);
    expect(mayWithdraw(decideSeat(buildRequest(), 'unit-sales-head', 'refuse').request)).toBe(false);
  });
});

function decisionsOf(request: RequestDoc): unknown[] {
  return request.steps.flatMap(({ seats }) => seats.flatMap(({ decision }) => decision ?? []));
}
