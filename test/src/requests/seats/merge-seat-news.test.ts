import { describe, expect, it } from '@jest/globals';
import type { NewEffect } from '../../../../src/effects/effect.ts';
import { tell } from '../../../../src/requests/route/news-rules.ts';
import { mergeSeatNews, seatsOfNews } from '../../../../src/requests/seats/merge-seat-news.ts';

const AUDIENCE = [{ person: 'manager' }];

describe('mergeSeatNews', () => {
  it('makes one message of seats that moved to one role, and another of those that did not', () => {
    const joined = mergeSeatNews([
      moved('unit-sales-head@barnaul', 'commercial-director'),
      moved('unit-sales-head@biysk', 'unit-head'),
      moved('unit-sales-head@rubtsovsk', 'commercial-director'),
    ]);

    expect(joined).toEqual([
      moved('unit-sales-head@barnaul,unit-sales-head@rubtsovsk', 'commercial-director'),
      moved('unit-sales-head@biysk', 'unit-head'),
    ]);
    expect(seatsOfNews('unit-sales-head@barnaul,unit-sales-head@rubtsovsk')).toEqual([
      'unit-sales-head@barnaul',
      'unit-sales-head@rubtsovsk',
    ]);
  });

  it('sends one card to whoever gets several seats', () => {
    const card = tell(AUDIENCE, { kind: 'request-card', request: 'SI-2026-0001' });

    expect(mergeSeatNews([card, card])).toEqual([card]);
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
