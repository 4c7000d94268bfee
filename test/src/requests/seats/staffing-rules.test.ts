import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Capacity } from '../../../../src/people/actor.ts';
import type { Grant } from '../../../../src/people/person.ts';
import { serviceInformation } from '../../../../src/requests/kinds/service-information.ts';
import { openStepOf, type RequestDoc } from '../../../../src/requests/request.ts';
import { abilitiesOf } from '../../../../src/requests/rights/ability-rules.ts';
import { seatRefusal } from '../../../../src/requests/seats/seat-rules.ts';
import { staffSeats } from '../../../../src/requests/seats/staffing-rules.ts';
import { buildHolder, OTHER_UNIT, UNIT } from '../../../helpers/build-person.ts';
import {
  agreeSeats,
  buildRequest,
  buildRouteContext,
  buildStaffing,
  decideSeat,
  self,
} from '../../../helpers/build-request.ts';

const SECURITY: Grant[] = [{ role: 'security-director', scope: 'branch' }];

describe('a substitute who sits in the other seat of the step', () => {
  const staffing = buildStaffing({
    byRole: {
      'commercial-director@branch': [
        self('commercial-director'),
        standIn('security-director', 'commercial-director', SECURITY),
      ],
    },
  });

  it('does not staff the seat of whoever is absent, which goes to the superior', () => {
    const request = atDirectors();
    const step = openStepOf(request);

    expect(step && staffSeats(request, step, staffing).seats).toMatchObject([
      { role: 'branch-director', insteadOf: 'commercial-director', vacant: false },
      { role: 'security-director', insteadOf: null, vacant: false },
    ]);
  });

  it('decides in their own seat, and for nobody else afterwards', () => {
    const who = {
      person: buildHolder('security-director'),
      principals: [buildHolder('commercial-director')],
    };
    const request = atDirectors();

    expect(abilitiesOf(who, request, []).seat).toMatchObject({
      seat: { id: 'security-director' },
      way: { by: 'security-director', onBehalfOf: null },
    });
    expect(abilitiesOf(who, agreeSeats(request, 'security-director'), []).seat).toBeNull();
  });

  it('leaves the seat to the substitute of whoever is absent when that one sits nowhere else', () => {
    const other = buildStaffing({
      byRole: {
        'commercial-director@branch': [
          self('commercial-director'),
          standIn('unit-head', 'commercial-director', [{ role: 'unit-head', scope: UNIT }]),
        ],
      },
    });
    const request = atDirectors();
    const step = openStepOf(request);

    expect(step && staffSeats(request, step, other).moves).toEqual([]);
  });

  it('gives the second of two absent directors with one substitute to the superior', () => {
    const both = buildStaffing({
      byRole: {
        'commercial-director@branch': [
          self('commercial-director'),
          standIn('stand-in', 'commercial-director'),
        ],
        'security-director@branch': [self('security-director'), standIn('stand-in', 'security-director')],
      },
    });
    const request = atDirectors();
    const step = openStepOf(request);

    expect(step && staffSeats(request, step, both).seats.map(({ role }) => role)).toEqual([
      'commercial-director',
      'branch-director',
    ]);
  });
});

describe('seats of one role in several units', () => {
  it('are all for one person who heads them', () => {
    const head = [self('head-of-both')];
    const request = ask({ [`unit-sales-head@${UNIT}`]: head, [`unit-sales-head@${OTHER_UNIT}`]: head });

    expect(seatsOf(request)).toEqual([
      [`unit-sales-head@${UNIT}`, 'unit-sales-head', false],
      [`unit-sales-head@${OTHER_UNIT}`, 'unit-sales-head', false],
    ]);
  });

  it('all go to one superior where nobody heads them', () => {
    const nobody = Object.fromEntries(
      [UNIT, OTHER_UNIT, 'rubtsovsk'].flatMap((unit) => [
        [`unit-sales-head@${unit}`, []],
        [`unit-head@${unit}`, []],
      ]),
    );
    const request = ask(nobody, [UNIT, OTHER_UNIT, 'rubtsovsk']);

    expect(seatsOf(request).map(([, role]) => role)).toEqual(Array(3).fill('commercial-director'));
  });

  it('are answered one after the other by that person', () => {
    const head = buildHolder('unit-sales-head');
    head.roles.push({ role: 'unit-sales-head', scope: OTHER_UNIT });
    const byBoth = [self('unit-sales-head')];
    const byRole = { [`unit-sales-head@${OTHER_UNIT}`]: byBoth };
    const request = ask(byRole);
    const context = buildRouteContext({ staffing: buildStaffing({ byRole }) });
    const who = { person: head, principals: [] };

    const first = abilitiesOf(who, request, []).seat?.seat.id;
    expect(first).toBe(`unit-sales-head@${UNIT}`);
    const half = decideSeat(request, first ?? '', 'agree', undefined, context).request;
    expect(abilitiesOf(who, half, []).seat?.seat.id).toBe(`unit-sales-head@${OTHER_UNIT}`);
  });
});

function standIn(by: string, onBehalfOf: string, roles: Grant[] = []): Capacity {
  return { by, onBehalfOf, roles };
}

function atDirectors(): RequestDoc {
  return agreeSeats(buildRequest(), 'unit-sales-head', 'branch-sales');
}

function ask(byRole: Record<string, Capacity[]>, units = [UNIT, OTHER_UNIT]): RequestDoc {
  const context = buildRouteContext({ staffing: buildStaffing({ byRole }) });
  return buildRequest(
    { type: 'service-information', values: { units, question: 'Какие услуги оказываются клиенту?' } },
    context,
    serviceInformation,
  );
}

function seatsOf(request: RequestDoc) {
  return openStepOf(request)?.seats.map(({ id, role, vacant }) => [id, role, vacant]) ?? [];
}

describe('staffing with random holders and substitutes', () => {
  const ids = ['first', 'second', 'third', 'fourth'];
  const roles = ['commercial-director', 'security-director', 'branch-director'] as const;
  const drawn = fc.tuple(
    ...ids.map(() =>
      fc.record({
        roles: fc.subarray([...roles]),
        substitute: fc.option(fc.constantFrom(...ids), { nil: null }),
      }),
    ),
  );

  it('counts on nobody for two seats of one step, nor on a substitute with a seat of their own', () => {
    fc.assert(
      fc.property(drawn, (people) => {
        const grantsOf = (id: string) =>
          (people[ids.indexOf(id)]?.roles ?? []).map((role) => ({ role, scope: 'branch' }));
        const actingIn = (role: string) =>
          people.flatMap(({ roles: held, substitute }, n) => {
            const id = ids[n] ?? '';
            if (!held.some((each) => each === role)) return [];
            const away = substitute && substitute !== id;
            return [self(id), ...(away ? [standIn(substitute, id, grantsOf(substitute))] : [])];
          });
        const byRole = Object.fromEntries(roles.map((role) => [`${role}@branch`, actingIn(role)]));
        const request = atDirectors();
        const step = openStepOf(request);
        const staffed = step ? staffSeats(request, step, buildStaffing({ byRole })).seats : [];

        const able = staffed.map((seat) =>
          step && !seat.vacant
            ? (byRole[`${seat.role}@${seat.scope}`] ?? [])
                .filter((way) => seatRefusal(request, step, seat, way) === null)
                .map(({ by }) => by)
            : ['nobody'],
        );
        expect(able.every((people) => people.length > 0)).toBe(true);
        const [one = [], other = []] = able.map((people) => [...new Set(people)]);
        expect(one.length === 1 && other.length === 1 && one[0] !== 'nobody' && one[0] === other[0]).toBe(
          false,
        );
        for (const seat of staffed) {
          const beside = staffed.find(({ id }) => id !== seat.id);
          if (!step || !beside || seat.vacant) continue;
          for (const way of byRole[`${seat.role}@${seat.scope}`] ?? []) {
            const sits = grantsOf(way.by).some(({ role }) => way.onBehalfOf && role === beside.id);
            if (sits) expect(seatRefusal(request, step, seat, way)).not.toBeNull();
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
