import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addWorkingDays } from '../../../../src/calendar/working-days.ts';
import { REQUESTS } from '../../../../src/requests/collection.ts';
import { departmentQuality } from '../../../../src/requests/kinds/department-quality.ts';
import { openStepOf, type RequestDoc } from '../../../../src/requests/request.ts';
import { mayAsk, pauseStep, resumeStep } from '../../../../src/requests/route/pause-rules.ts';
import { AT, buildRequest, buildRouteContext, decideSeat, self } from '../../../helpers/build-request.ts';

const context = buildRouteContext();

function asked(): RequestDoc {
  const request = buildRequest({ type: 'department-quality' }, context, departmentQuality);
  const entry = { step: 'answer', seat: 'quality', way: self('quality'), question: 'Где?', at: AT };
  return pauseStep(request, entry, context);
}

function answered(on: string): RequestDoc {
  const today = Temporal.PlainDate.from(on);
  const reply = { seat: 'quality', way: self('manager'), answer: 'Здесь', at: AT };
  return resumeStep(asked(), reply, { ...context, today });
}

describe('a paused step', () => {
  it('waits for the author and not for the seat that asked', () => {
    const keys = REQUESTS.keys?.(asked()) ?? [];

    expect(keys).toEqual(
      expect.arrayContaining(['waits:author:manager', 'waits:client-manager:VIP-2026-0001']),
    );
    expect(keys).not.toContain('waits:quality@branch');
  });

  it.each([
    ['2026-11-23', '2026-11-30'],
    ['2026-11-25', '2026-12-02'],
    ['2026-11-29', '2026-12-04'],
    ['2026-12-31', '2027-01-15'],
  ])('answered on %s is due on %s', (on, dueOn) => {
    const request = answered(on);

    expect(request.paused).toBeNull();
    expect(openStepOf(request)?.dueOn).toBe(dueOn);
    expect(request.waitsUntil).toBe(dueOn);
  });

  it('has as many working days left as when it was asked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (days) => {
        const on = context.today.add({ days });
        const left = addWorkingDays(context.calendar, on, 5);

        expect(openStepOf(answered(on.toString()))?.dueOn).toBe(left.toString());
      }),
    );
  });

  it('has both the question and the answer in its history', () => {
    const { history } = answered('2026-11-25');

    expect(history.map(({ what, reason }) => [what, reason])).toEqual([
      ['submitted', null],
      ['asked', 'Где?'],
      ['replied', 'Здесь'],
    ]);
  });

  it('goes on when the seat answers without waiting', () => {
    const { request } = decideSeat(asked(), 'quality');

    expect(request.paused).toBeNull();
    expect(openStepOf(request)?.definition.id).toBe('close');
  });

  it('takes one question at a time, and none from the author’s own step', () => {
    const request = asked();
    const step = openStepOf(request);
    const closing = decideSeat(request, 'quality').request;
    const close = openStepOf(closing);

    expect(step?.seats[0] && mayAsk(request, step, step.seats[0])).toBe(false);
    expect(close?.seats[0] && mayAsk(closing, close, close.seats[0])).toBe(false);
  });
});
