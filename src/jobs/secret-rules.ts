import { Temporal } from 'temporal-polyfill';

/** Days before the end at which admins are warned; 0 once it has come. */
const WARNINGS = [0, 1, 7, 30] as const;

export interface SecretWarning {
  /** The warning that the day calls for: whoever was not there on earlier days gets the latest alone. */
  step: (typeof WARNINGS)[number];
  /** Days that are left, 0 or less once it has run out. */
  days: number;
}

/** Warning of an ending secret that is due on a day; null while there is time. */
export function secretWarning(expires: string, today: Temporal.PlainDate): SecretWarning | null {
  const days = today.until(Temporal.PlainDate.from(expires), { largestUnit: 'day' }).days;
  const step = WARNINGS.find((each) => days <= each);
  return step === undefined ? null : { step, days };
}
