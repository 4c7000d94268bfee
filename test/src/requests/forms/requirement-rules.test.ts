import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { findUnmet, type SubmissionFacts } from '../../../../src/requests/forms/requirement-rules.ts';
import type { Requirement } from '../../../../src/requests/kinds/definition.ts';
import { discount } from '../../../../src/requests/kinds/discount.ts';
import type { RequestDoc } from '../../../../src/requests/request.ts';
import { buildClient } from '../../../helpers/build-client.ts';
import { buildHolder, UNIT } from '../../../helpers/build-person.ts';
import { agreeSeats, buildRequest } from '../../../helpers/build-request.ts';

function facts(overrides: Partial<SubmissionFacts> = {}): SubmissionFacts {
  return {
    author: { person: buildHolder('manager'), principals: [] },
    client: buildClient({ status: 'client_notified' }),
    values: {},
    unit: UNIT,
    openTwins: [],
    approvedTwins: [],
    linked: {},
    request: null,
    nobodyDecides: false,
    today: Temporal.PlainDate.from('2026-11-23'),
    ...overrides,
  };
}

/** A discount of the same client, as the commission gave it. */
function grantedUntil(to: string): RequestDoc {
  const request = buildRequest({ id: 'DI-2026-0001', type: 'discount' }, undefined, discount);
  const seats = ['unit-sales-head', 'economics', 'tariff-commission'];
  const ended = agreeSeats(request, ...seats);
  const steps = ended.steps.map((step) => ({
    ...step,
    seats: step.seats.map((seat) =>
      seat.decision ? { ...seat, decision: { ...seat.decision, values: { to } } } : seat,
    ),
  }));
  return { ...ended, steps };
}

function linking(named: RequestDoc): SubmissionFacts {
  return facts({ values: { discount: named._id }, linked: { [named._id]: named } });
}

const stranger = { person: buildHolder('manager', { _id: 'stranger' }), principals: [] };

describe('findUnmet', () => {
  it('finds nothing where everything holds', () => {
    const all = [
      'own-client',
      'unit-client',
      'listed-client',
      'active-client',
      'active-local-client',
      'no-open-twin',
    ] as const;

    expect(findUnmet(all, facts())).toBeNull();
  });

  const unmet: [Requirement, Partial<SubmissionFacts>, string][] = [
    ['own-client', { author: stranger }, 'not-own-client'],
    ['unit-client', { author: stranger }, 'not-unit-client'],
    ['listed-client', { client: buildClient({ status: 'removed' }) }, 'client-left'],
    ['listed-client', { client: buildClient({ status: 'rejected' }) }, 'client-left'],
    ['listed-client', { client: buildClient({ status: 'withdrawn' }) }, 'client-left'],
    ['active-client', { client: buildClient({ status: 'agreeing' }) }, 'not-active-client'],
    ['active-local-client', { client: buildClient({ status: 'removed' }) }, 'not-active-local-client'],
    [
      'active-local-client',
      { client: buildClient({ status: 'client_notified', level: 'regional' }) },
      'not-active-local-client',
    ],
    ['no-open-twin', { openTwins: [buildRequest()] }, 'open-twin'],
  ];

  it.each(unmet)('says that %s does not hold', (name, overrides, code) => {
    expect(findUnmet([name], facts(overrides))).toMatchObject({ field: 'client', error: { code } });
  });

  it.each([
    ['of another client', { client: 'VIP-2026-0002' }, 'discount-of-other'],
    ['that was refused', { status: 'refused' as const }, 'discount-of-other'],
    ['whose last day was yesterday', {}, 'discount-expired'],
  ])('says that a discount %s may not be named', (_name, overrides, code) => {
    const named = { ...grantedUntil('2026-11-22'), ...overrides };

    expect(findUnmet(['linked-discount'], linking(named))).toEqual({ field: 'discount', error: { code } });
  });

  it('lets a discount be named on its last day', () => {
    expect(findUnmet(['linked-discount'], linking(grantedUntil('2026-11-23')))).toBeNull();
  });

  it('counts whom the author substitutes, and who heads the unit', () => {
    const substitute = { person: stranger.person, principals: [buildHolder('manager')] };
    const head = { person: buildHolder('unit-sales-head'), principals: [] };

    expect(findUnmet(['own-client'], facts({ author: substitute }))).toBeNull();
    expect(findUnmet(['unit-client'], facts({ author: head }))).toBeNull();
    expect(findUnmet(['own-client'], facts({ author: head }))).not.toBeNull();
  });
});
