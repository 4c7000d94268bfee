import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { peopleIn } from '../../../src/people/actor.ts';
import type { Person } from '../../../src/people/person.ts';
import { openStepOf, type RequestDoc } from '../../../src/requests/request.ts';
import { abilitiesOf } from '../../../src/requests/rights/ability-rules.ts';
import { seatRefusal } from '../../../src/requests/seats/seat-rules.ts';
import { staffSeats } from '../../../src/requests/seats/staffing-rules.ts';
import { buildHolder, buildPerson, grantOf } from '../../helpers/build-person.ts';
import {
  agreeSeats,
  buildRequest,
  buildRouteContext,
  buildStaffing,
  decideSeat,
  self,
} from '../../helpers/build-request.ts';

const TO_DIRECTORS = ['unit-sales-head', 'branch-sales'];

describe('seatRefusal', () => {
  it('refuses the author, as actor or as principal, in an approve step', () => {
    const request = buildRequest({ author: 'unit-sales-head' });

    expect(refusalIn(request, 'unit-sales-head')).toBe('SELF_APPROVAL');
    expect(refusalIn(request, 'substitute', 'unit-sales-head')).toBe('SELF_APPROVAL');
    expect(refusalIn(request, 'unit-sales-head', 'another-head')).toBe('SELF_APPROVAL');
  });

  it('lets the author record what the client was told', () => {
    const request = agreeSeats(
      buildRequest(),
      ...TO_DIRECTORS,
      'commercial-director',
      'security-director',
      'branch-sales',
    );

    expect(refusalIn(request, 'manager')).toBeNull();
  });

  it('keeps one person out of seats of two roles, substitution included', () => {
    const half = agreeSeats(buildRequest(), ...TO_DIRECTORS, 'commercial-director');

    expect(refusalIn(half, 'commercial-director', 'security-director', 'security-director')).toBe(
      'TWO_SEATS',
    );
    expect(refusalIn(half, 'newcomer', 'commercial-director', 'security-director')).toBe('TWO_SEATS');
    expect(refusalIn(half, 'security-director', null, 'security-director')).toBeNull();
  });

  it('counts the principal of a substitute who decided earlier', () => {
    const way = { by: 'substitute', onBehalfOf: 'commercial-director' };
    const half = decideSeat(
      agreeSeats(buildRequest(), ...TO_DIRECTORS),
      'commercial-director',
      'agree',
      way,
    ).request;

    expect(refusalIn(half, 'substitute', null, 'security-director')).toBe('TWO_SEATS');
    expect(refusalIn(half, 'commercial-director', null, 'security-director')).toBe('TWO_SEATS');
  });

  it('lets one role act in several steps', () => {
    const checked = agreeSeats(buildRequest(), ...TO_DIRECTORS, 'commercial-director', 'security-director');

    expect(refusalIn(checked, 'branch-sales')).toBeNull();
  });
});

describe('staffSeats', () => {
  it('sends a seat without holders to the nearest superior', () => {
    const staffing = buildStaffing({ byRole: { 'unit-sales-head@barnaul': [] } });

    const request = buildRequest({}, buildRouteContext({ staffing }));

    expect(openStepOf(request)?.seats).toMatchObject([
      {
        id: 'unit-sales-head',
        role: 'unit-head',
        scope: 'barnaul',
        insteadOf: 'unit-sales-head',
        vacant: false,
      },
    ]);
  });

  it('sends the seat on when its only holder is the author', () => {
    const staffing = buildStaffing({ byRole: { 'unit-sales-head@barnaul': [self('manager')] } });

    const request = buildRequest({}, buildRouteContext({ staffing }));

    expect(openStepOf(request)?.seats[0]?.role).toBe('unit-head');
  });

  it('gives the second seat to the superior when one person holds both roles', () => {
    const both = [self('director-of-both')];
    const staffing = buildStaffing({
      byRole: { 'commercial-director@branch': both, 'security-director@branch': both },
    });
    const request = agreeSeats(buildRequest({}, buildRouteContext({ staffing })), ...TO_DIRECTORS);

    const step = request.steps.find(({ definition }) => definition.id === 'agree');

    expect(step && staffSeats(request, step, staffing).seats.map(({ role }) => role)).toEqual([
      'commercial-director',
      'branch-director',
    ]);
  });

  it('marks a seat vacant when nobody up to the top may act, and says so once', () => {
    const nobody = Object.fromEntries(
      [
        'unit-sales-head@barnaul',
        'unit-head@barnaul',
        'commercial-director@branch',
        'branch-director@branch',
      ].map((key) => [key, []]),
    );
    const staffing = buildStaffing({ byRole: nobody });
    const request = buildRequest({}, buildRouteContext({ staffing }));
    const step = openStepOf(request);

    expect(step?.seats[0]).toMatchObject({ role: 'unit-sales-head', insteadOf: null, vacant: true });
    expect(step && staffSeats(request, step, staffing).moves).toEqual([]);
  });

  it('returns a seat to its role when somebody may act again', () => {
    const empty = buildStaffing({ byRole: { 'unit-sales-head@barnaul': [] } });
    const request = buildRequest({}, buildRouteContext({ staffing: empty }));
    const step = openStepOf(request);

    expect(step && staffSeats(request, step, buildStaffing())).toMatchObject({
      seats: [{ role: 'unit-sales-head', insteadOf: null }],
      moves: [{ seat: 'unit-sales-head', to: 'unit-sales-head' }],
    });
  });
});

describe('a whole route with random people', () => {
  const ids = ['manager', 'first', 'second', 'third', 'fourth'];
  const roles = [
    'unit-sales-head',
    'branch-sales',
    'commercial-director',
    'security-director',
    'branch-director',
  ] as const;
  const person = fc.record({
    roles: fc.subarray([...roles]),
    principal: fc.option(fc.constantFrom(...ids), { nil: null }),
  });

  it('never has one person in two seats, nor the author in an approval', () => {
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 5, maxLength: 5 }),
        fc.array(fc.nat(4), { maxLength: 40 }),
        (drawn, clicks) => {
          const people = ids.map((id, n) =>
            buildPerson(id, { roles: (drawn[n]?.roles ?? []).map((role) => grantOf(role)) }),
          );
          const principals = drawn.map(({ principal }) => people.filter(({ _id }) => _id === principal));
          let request = buildRequest();
          for (const who of clicks) {
            request = click(request, people[who], principals[who] ?? []);
          }

          expect(violations(request)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('abilitiesOf', () => {
  it('offers the seat to its holder, with return and refusal', () => {
    const who = { person: buildHolder('unit-sales-head'), principals: [] };

    expect(abilitiesOf(who, buildRequest(), ['manager'])).toMatchObject({
      seat: { seat: { id: 'unit-sales-head' }, acts: ['agree', 'return', 'refuse'] },
      withdraw: false,
    });
  });

  it('offers a principal’s seat to the substitute', () => {
    const who = { person: buildPerson('substitute'), principals: [buildHolder('unit-sales-head')] };

    expect(abilitiesOf(who, buildRequest(), []).seat?.way).toEqual({
      by: 'substitute',
      onBehalfOf: 'unit-sales-head',
    });
  });

  it('does not offer a unit’s seat to the head of another unit', () => {
    const head = buildPerson('head', { roles: [{ role: 'unit-sales-head', scope: 'biysk' }] });

    expect(abilitiesOf({ person: head, principals: [] }, buildRequest(), []).seat).toBeNull();
  });

  it('offers the author to withdraw, and to rework what came back', () => {
    const who = { person: buildHolder('manager'), principals: [] };
    const returned = decideSeat(buildRequest(), 'unit-sales-head', 'return').request;

    expect(abilitiesOf(who, buildRequest(), ['manager'])).toMatchObject({
      seat: null,
      withdraw: true,
      rework: false,
    });
    expect(abilitiesOf(who, returned, ['manager'])).toMatchObject({
      seat: null,
      withdraw: true,
      rework: true,
    });
  });
});

function refusalIn(request: RequestDoc, by: string, onBehalfOf: string | null = null, seatId?: string) {
  const step = openStepOf(request);
  const seat = step?.seats.find(({ id }) => !seatId || id === seatId);
  if (!step || !seat) throw new TypeError('no such open seat');
  return seatRefusal(request, step, seat, { by, onBehalfOf });
}

function click(request: RequestDoc, person: Person | undefined, principals: Person[]): RequestDoc {
  if (!person) return request;
  const seat = abilitiesOf({ person, principals }, request, ['manager']).seat;
  return seat ? decideSeat(request, seat.seat.id, 'agree', seat.way).request : request;
}

function violations(request: RequestDoc): string[] {
  const rolesBy = new Map<string, Set<string>>();
  const found: string[] = [];
  for (const step of request.steps) {
    for (const { id, decision } of step.seats) {
      if (!decision || id === 'client-manager') continue;
      for (const who of peopleIn(decision)) {
        rolesBy.set(who, (rolesBy.get(who) ?? new Set()).add(id));
        if (who === request.author && step.definition.kind === 'approve') found.push(`author in ${id}`);
      }
    }
  }
  for (const [who, roles] of rolesBy) if (roles.size > 1) found.push(`${who} in ${[...roles].join(', ')}`);
  return found;
}
