import { describe, expect, it } from '@jest/globals';
import type { NewEffect } from '../../../../src/effects/effect.ts';
import { tell } from '../../../../src/requests/route/owed-rules.ts';
import { joinSeats, splitSeats } from '../../../../src/requests/seats/join-seats.ts';

const AUDIENCE = [{ person: 'manager' }];

describe('joinSeats', () => {
  it('makes one message of seats that moved to one role, and another of those that did not', () => {
    const joined = joinSeats([
      moved('unit-sales-head@barnaul', 'commercial-director'),
      moved('unit-sales-head@biysk', 'unit-head'),
      moved('unit-sales-head@rubtsovsk', 'commercial-director'),
    ]);

    expect(joined).toEqual([
      moved('unit-sales-head@barnaul,unit-sales-head@rubtsovsk', 'commercial-director'),
      moved('unit-sales-head@biysk', 'unit-head'),
    ]);
    expect(splitSeats('unit-sales-head@barnaul,unit-sales-head@rubtsovsk')).toEqual([
      'unit-sales-head@barnaul',
      'unit-sales-head@rubtsovsk',
    ]);
  });

  it('sends one card to whoever gets several seats', () => {
    const card = tell(AUDIENCE, { kind: 'request-card', request: 'SI-2026-0001' });

    expect(joinSeats([card, card])).toEqual([card]);
  });
});

function moved(seat: string, to: string): NewEffect {
  return tell(AUDIENCE, {
    kind: 'news',
    event: 'seat-moved',
    request: 'SI-2026-0001',
    args: { step: 'answer', seat, to },
  });
}
