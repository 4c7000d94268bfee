import { daysBefore } from '../ladder.ts';
import { defineDateKind } from './request-date.ts';

declare module '../../requests/kinds/definition.ts' {
  interface DateLadders {
    'contract-expiry': true;
  }
}

/** A reminder of an end that came after it would be of no use. */
export const contractExpiry = defineDateKind('contract-expiry', {
  steps: [daysBefore(60), daysBefore(30), daysBefore(7)],
  dropAfterDays: 6,
});
