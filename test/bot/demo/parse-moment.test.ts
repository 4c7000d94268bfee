import { describe, expect, it } from '@jest/globals';
import { parseMoment } from '../../../bot/demo/parse-moment.ts';

const ZONE = 'Asia/Barnaul';

describe('parseMoment', () => {
  it.each([
    ['2026-12-04 09:00', '2026-12-04T02:00:00.000Z'],
    ['04.12.2026 9:30', '2026-12-04T02:30:00.000Z'],
    ['2026-12-04T23:59', '2026-12-04T16:59:00.000Z'],
    ['  2026-12-04  ', '2026-12-04T02:00:00.000Z'],
  ])('reads %s in the zone', (text, instant) => {
    expect(new Date(parseMoment(text, ZONE) ?? 0).toISOString()).toBe(instant);
  });

  it.each(['', 'завтра', '31.02.2026', '2026-13-01', '2026-12-04 25:00', '2026-12-04 9', '٢٠٢٦-١٢-٠٤'])(
    'does not take %s for a moment',
    (text) => {
      expect(parseMoment(text, ZONE)).toBeUndefined();
    },
  );
});
