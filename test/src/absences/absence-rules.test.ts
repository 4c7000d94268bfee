import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { checkAbsence } from '../../../src/absences/absence-rules.ts';
import { substituteOn } from '../../../src/people/substitution-rules.ts';
import { buildHolder, buildPerson, OTHER_UNIT } from '../../helpers/build-person.ts';

const TODAY = Temporal.PlainDate.from('2026-11-24');
const DAY = fc.integer({ min: -400, max: 800 }).map((days) => TODAY.add({ days }).toString());

function check(from: string, to: string, overrides: Partial<Parameters<typeof checkAbsence>[1]> = {}) {
  return checkAbsence(
    { substitute: 'deputy', from, to },
    {
      person: buildPerson('boss'),
      substitute: buildPerson('deputy'),
      today: TODAY,
      otherSeats: [],
      principals: [],
      ...overrides,
    },
  );
}

describe('checkAbsence', () => {
  it('lets through exactly the periods that lie ahead, in order, within a year', () => {
    fc.assert(
      fc.property(DAY, DAY, (from, to) => {
        const days = Temporal.PlainDate.from(from).until(to).days;
        const right = from >= TODAY.toString() && days >= 0 && days < 366;
        expect(Object.keys(check(from, to)).length === 0).toBe(right);
      }),
    );
  });

  it('makes the substitute act on every day of an accepted period and on no other', () => {
    fc.assert(
      fc.property(DAY, DAY, DAY, (from, to, on) => {
        fc.pre(Object.keys(check(from, to)).length === 0);
        const person = buildPerson('boss', { substitute: { person: 'deputy', from, to } });
        const acts = substituteOn(person, Temporal.PlainDate.from(on)) === 'deputy';
        expect(acts).toBe(on >= from && on <= to);
      }),
    );
  });

  it('keeps the first day of an absence that runs already', () => {
    const substitute = { person: 'deputy', from: '2026-11-20', to: '2026-11-30', begun: true };
    const person = buildPerson('boss', { substitute });

    expect(check('2026-11-20', '2026-12-05', { person })).toEqual({});
    expect(check('2026-11-21', '2026-12-05', { person })).toEqual({ from: { code: 'past' } });
  });

  it('refuses days on which the person stands in for somebody, and no others', () => {
    fc.assert(
      fc.property(DAY, DAY, DAY, DAY, (from, to, first, last) => {
        fc.pre(first <= last && Object.keys(check(from, to)).length === 0);
        const substitute = { person: 'boss', from: first, to: last };
        const principals = [buildPerson('director', { substitute })];
        const overlap = from <= last && first <= to;
        expect(check(from, to, { principals }).from?.code).toBe(overlap ? 'stands-in' : undefined);
      }),
    );
  });

  it('says for whom the person stands in, and when', () => {
    const substitute = { person: 'boss', from: '2026-11-26', to: '2026-12-03' };
    const principals = [buildPerson('director', { name: 'Директор', substitute })];

    expect(check('2026-11-24', '2026-11-26', { principals })).toEqual({
      from: { code: 'stands-in', args: { name: 'Директор', from: '26.11.2026', to: '03.12.2026' } },
    });
  });

  it.each([
    ['oneself', { substitute: buildPerson('boss') }, { code: 'own-substitute' }],
    [
      'somebody who is away on one of the days',
      {
        substitute: buildPerson('deputy', {
          substitute: { person: 'third', from: '2026-11-30', to: '2026-12-10' },
        }),
      },
      { code: 'substitute-away' },
    ],
    [
      'somebody with another seat',
      { otherSeats: ['ST-2026-0001'] },
      { code: 'substitute-in-other-seat', args: { request: 'ST-2026-0001' } },
    ],
    [
      'somebody who decides at the same step of some kind',
      { person: buildHolder('economics'), substitute: buildHolder('legal') },
      { code: 'substitute-sits-beside' },
    ],
  ])('refuses %s', (_what, overrides, error) => {
    expect(check('2026-11-24', '2026-11-30', overrides)).toEqual({ substitute: error });
  });

  it('takes a colleague of the same role, and whoever decides at other steps', () => {
    const head = buildHolder('unit-sales-head');
    const other = buildPerson('other', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] });
    const days = ['2026-11-24', '2026-11-30'] as const;

    expect(check(...days, { person: head, substitute: other })).toEqual({});
    expect(check(...days, { person: head, substitute: buildHolder('branch-sales') })).toEqual({});
  });
});
