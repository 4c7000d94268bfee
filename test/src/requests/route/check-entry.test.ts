import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { RequestKind } from '../../../../src/requests/kinds/definition.ts';
import { openStepOf } from '../../../../src/requests/request.ts';
import { checkEntry } from '../../../../src/requests/route/check-entry.ts';
import { seatRefusal } from '../../../../src/requests/seats/seat-rules.ts';
import { buildRequest, buildRouteContext, decideSeat, self } from '../../../helpers/build-request.ts';

/** A commission records first, then the technical department answers. */
const KIND: RequestKind = {
  id: 'vip-status',
  prefix: 'XX',
  raisedBy: ['manager'],
  fields: {},
  steps: [
    {
      id: 'commission',
      kind: 'record',
      seats: ['tariff-commission'],
      quorum: { field: 'members', least: 2 },
      fields: {
        members: { kind: 'choice', options: 'people:tariff-commission', many: true, required: true },
      },
    },
    { id: 'answer', kind: 'answer', seats: ['technical'] },
  ],
};

const context = {
  today: Temporal.PlainDate.from('2026-11-23'),
  options: () => ['manager', 'member-1', 'member-2', 'technical'],
};

function errorsOf(members: string): Record<string, { code: string }> {
  const request = buildRequest({}, buildRouteContext(), KIND);
  const step = openStepOf(request);
  if (!step) throw new Error('nothing is open');
  return checkEntry(request, step, { act: 'agree', reason: '', values: { members } }, context).errors;
}

describe('a commission’s record', () => {
  it.each([
    ['', 'required'],
    ['member-1', 'quorum'],
    ['member-1,member-1', 'quorum'],
    ['member-1,manager', 'member-is-author'],
    ['member-1,somebody', 'choice'],
  ])('with the members «%s» is refused: %s', (members, code) => {
    expect(errorsOf(members).members?.code).toBe(code);
  });

  it('is taken with a quorum of others than the author', () => {
    expect(errorsOf('member-1,member-2')).toEqual({});
  });

  it('keeps whoever took part from another role’s seat', () => {
    const request = buildRequest({}, buildRouteContext(), KIND);
    const { request: recorded } = decideSeat(request, 'tariff-commission', 'agree', self('secretary'));
    const withMembers = {
      ...recorded,
      steps: recorded.steps.map((step) => ({
        ...step,
        seats: step.seats.map((seat) => ({
          ...seat,
          decision: seat.decision && { ...seat.decision, values: { members: ['member-1', 'technical'] } },
        })),
      })),
    };
    const step = openStepOf(withMembers);
    const [seat] = step?.seats ?? [];
    if (!step || !seat) throw new Error('nothing is open');

    expect(seatRefusal(withMembers, step, seat, self('technical'))).toBe('TWO_SEATS');
    expect(seatRefusal(withMembers, step, seat, self('other'))).toBeNull();
  });

  it('is refused with a member who has decided in another role', () => {
    const kind: RequestKind = {
      ...KIND,
      steps: [{ id: 'unit', kind: 'approve', seats: ['unit-sales-head'] }, ...KIND.steps],
    };
    const begun = buildRequest({}, buildRouteContext(), kind);
    const { request } = decideSeat(begun, 'unit-sales-head', 'agree', self('member-1'));
    const step = openStepOf(request);
    if (!step) throw new Error('nothing is open');
    const entry = { act: 'agree' as const, reason: '', values: { members: 'member-1,member-2' } };

    expect(checkEntry(request, step, entry, context).errors.members?.code).toBe('member-sits');
  });
});
