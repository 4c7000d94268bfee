import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  byRequest,
  DUTIES,
  type Kept,
  keptIn,
  type OverdueSeat,
  percentInTime,
  standingsBy,
  stuckAt,
  sumOfKept,
} from '../../../src/duties/duty-rules.ts';
import { agreeSeats, buildRequest } from '../../helpers/build-request.ts';

const BARNAUL = 'Asia/Barnaul';

const anyKept: fc.Arbitrary<Kept> = fc.record({
  duty: fc.constantFrom(...DUTIES),
  person: fc.constantFrom('ann', 'bob', 'cat'),
  unit: fc.constantFrom('barnaul', 'biysk'),
  on: fc.constant('2026-11-20'),
  late: fc.boolean(),
});

function seat(change: Partial<OverdueSeat> = {}): OverdueSeat {
  return {
    request: 'ST-2026-1',
    type: 'vip-status',
    step: 'agree',
    seat: 'commercial-director',
    unit: 'barnaul',
    client: null,
    dueOn: '2026-11-20',
    days: 3,
    people: ['ann'],
    ...change,
  };
}

describe('decisions with a term', () => {
  const request = agreeSeats(buildRequest({ unit: 'barnaul' }), 'unit-sales-head');
  const assigned = (at: string) => {
    const steps = request.steps.map((step) => ({
      ...step,
      dueOn: '2026-11-20',
      seats: step.seats.map((each) =>
        each.decision ? { ...each, decision: { ...each.decision, at } } : each,
      ),
    }));
    return keptIn({ ...request, steps }, BARNAUL);
  };

  it('count for who took them, in time until the end of the day where the unit is', () => {
    const [kept] = assigned('2026-11-20T16:59:59Z');

    expect(kept).toEqual({
      duty: 'decisions',
      person: 'unit-sales-head',
      unit: 'barnaul',
      on: '2026-11-20',
      late: false,
    });
  });

  it('are late from the next midnight there', () => {
    expect(assigned('2026-11-20T17:00:00Z')).toMatchObject([{ on: '2026-11-21', late: true }]);
  });

  it('are none where a step has no day, or nobody has decided', () => {
    const steps = request.steps.map((step) => ({ ...step, dueOn: null }));

    expect(keptIn({ ...request, steps }, BARNAUL)).toEqual([]);
    expect(keptIn(buildRequest({ unit: 'barnaul' }), BARNAUL)).toEqual([]);
  });
});

describe('standings', () => {
  it('count everything once, by person as by unit', () => {
    fc.assert(
      fc.property(fc.array(anyKept), (kept) => {
        for (const whose of ['person', 'unit'] as const) {
          const standings = standingsBy(whose, kept, []);
          const sum = (key: 'inTime' | 'late') => standings.reduce((all, each) => all + each.all[key], 0);
          expect({ inTime: sum('inTime'), late: sum('late') }).toEqual(sumOfKept(kept));
          for (const { all, counts } of standings) {
            expect(DUTIES.reduce((total, duty) => total + counts[duty].late, 0)).toBe(all.late);
          }
        }
      }),
    );
  });

  it('begin with who is late with most, then who waits longest, then who was late oftenest', () => {
    const kept: Kept = { duty: 'decisions', person: 'cat', unit: 'barnaul', on: '2026-11-20', late: true };
    const overdue = [
      seat({ people: ['ann', 'bob'] }),
      seat({ request: 'ST-2026-2', people: ['bob'], days: 9 }),
    ];

    const standings = standingsBy('person', [kept, { ...kept, person: 'dan', late: false }], overdue);

    expect(standings.map(({ id, overdue: count, longest }) => [id, count, longest])).toEqual([
      ['bob', 2, 9],
      ['ann', 1, 3],
      ['cat', 0, 0],
      ['dan', 0, 0],
    ]);
  });
});

describe('a share in time', () => {
  it('is of everything that had a day, and none where nothing had', () => {
    expect(percentInTime({ inTime: 2, late: 1 })).toBe(67);
    expect(percentInTime({ inTime: 0, late: 4 })).toBe(0);
    expect(percentInTime({ inTime: 0, late: 0 })).toBeNull();
  });
});

describe('a place where things wait', () => {
  const seats = [
    seat(),
    seat({ seat: 'security-director', people: ['bob'] }),
    seat({ request: 'DI-2026-1', type: 'discount', step: 'unit', days: 8 }),
    seat({ request: 'DI-2026-2', type: 'discount', step: 'unit', days: 1 }),
  ];

  it('counts a request once, however many seats of it wait', () => {
    expect(stuckAt(seats)).toEqual([
      { type: 'discount', step: 'unit', requests: 2, longest: 8 },
      { type: 'vip-status', step: 'agree', requests: 1, longest: 3 },
    ]);
  });

  it('is listed by request, with everybody whom it waits for', () => {
    expect(byRequest(seats).map(({ request, people }) => [request, people])).toEqual([
      ['DI-2026-1', ['ann']],
      ['ST-2026-1', ['ann', 'bob']],
      ['DI-2026-2', ['ann']],
    ]);
  });
});
