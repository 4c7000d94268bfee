import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { type DecidedStep, decidedSteps, stepTimes } from '../../../src/overview/step-rules.ts';
import { agreedOn } from '../../../src/requests/route/turn-rules.ts';
import { agreeSeats, buildRequest, decideSeat } from '../../helpers/build-request.ts';

const calendar = createWorkCalendar(DEFAULT_TRANSFERS);

function step(days: number, late = false, name = 'agree', working = 5): DecidedStep {
  return {
    request: 'ST-2026-0001',
    client: null,
    type: 'vip-status',
    step: name,
    unit: 'barnaul',
    term: { workingDays: working },
    decidedOn: '2026-11-24',
    days,
    late,
  };
}

describe('steps that were decided', () => {
  it('are those that everybody decided, on the day of the last', () => {
    const request = agreeSeats(buildRequest(), 'unit-sales-head', 'branch-sales', 'commercial-director');

    expect(decidedSteps(request, calendar, 'Asia/Barnaul').map(({ step: id }) => id)).toEqual([
      'assign',
      'check',
    ]);
  });

  it('include one that ended with a refusal, though other seats never decided', () => {
    const agreed = agreeSeats(buildRequest(), 'unit-sales-head', 'branch-sales');
    const { request } = decideSeat(agreed, 'security-director', 'refuse');

    expect(decidedSteps(request, calendar, 'Asia/Barnaul')).toHaveLength(3);
  });

  it('make a VIP once both directors agreed, of a registration only', () => {
    const seats = ['unit-sales-head', 'branch-sales', 'commercial-director', 'security-director'];
    const change = buildRequest({ values: { purpose: 'change', level: 'local' } });

    expect(agreedOn(agreeSeats(buildRequest(), ...seats))).toBe('2026-11-23');
    expect(agreedOn(agreeSeats(buildRequest(), ...seats.slice(0, 3)))).toBeNull();
    expect(agreedOn(agreeSeats(change, ...seats))).toBeNull();
  });
});

describe('times of steps', () => {
  it('are the middle one and the slowest, with how many came late', () => {
    expect(stepTimes([step(9, true), step(1), step(2), step(4)])).toEqual([
      {
        type: 'vip-status',
        step: 'agree',
        term: { workingDays: 5 },
        decided: 4,
        late: 1,
        median: 3,
        slowest: 9,
      },
    ]);
  });

  it('put first what takes most of its term', () => {
    const times = stepTimes([step(3, false, 'agree', 5), step(2, false, 'check', 2)]);

    expect(times.map(({ step: id }) => id)).toEqual(['check', 'agree']);
  });

  it('have a median with as many above it as below', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 30 }), (days) => {
        const [time] = stepTimes(days.map((each) => step(each)));
        const median = time?.median ?? -1;

        expect(days.filter((each) => each < median).length).toBeLessThanOrEqual(days.length / 2);
        expect(days.filter((each) => each > median).length).toBeLessThanOrEqual(days.length / 2);
      }),
    );
  });
});
