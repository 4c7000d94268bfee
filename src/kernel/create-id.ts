import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

/** Crockford's base 32: no letters that look like digits. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A ULID: sorts by the time it was made, to the millisecond. */
export function createId(clock: Clock): string {
  let time = '';
  for (let rest = clock.now(); time.length < 10; rest = Math.floor(rest / 32)) {
    time = `${DIGITS[rest % 32]}${time}`;
  }
  return time + [...randomBytes(16)].map((byte) => DIGITS[byte % 32]).join('');
}
