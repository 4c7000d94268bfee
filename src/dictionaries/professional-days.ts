import { Temporal } from 'temporal-polyfill';

/** Date of a professional day: fixed, n-th weekday of a month (-1: the last), or n-th day of the year. */
export type DayRule =
  | { day: string }
  | { month: number; weekday: number; nth: number }
  | { dayOfYear: number };

const SUNDAY = 7;
const SATURDAY = 6;

/** The professional days of spheres of activity; keys are the ids of the dictionary `spheres`. */
export type ProfessionalDays = Readonly<Record<string, DayRule>>;

/** Those that are known before a branch says otherwise. */
export const PROFESSIONAL_DAYS: ProfessionalDays = {
  telecom: { day: '05-07' },
  medicine: { month: 6, weekday: SUNDAY, nth: 3 },
  post: { month: 7, weekday: SUNDAY, nth: 2 },
  trade: { month: 7, weekday: SATURDAY, nth: 4 },
  railway: { month: 8, weekday: SUNDAY, nth: 1 },
  construction: { month: 8, weekday: SUNDAY, nth: 2 },
  mining: { month: 8, weekday: SUNDAY, nth: -1 },
  'oil-gas': { month: 9, weekday: SUNDAY, nth: 1 },
  agriculture: { month: 10, weekday: SUNDAY, nth: 2 },
  energy: { day: '12-22' },
  accounting: { day: '11-21' },
  taxes: { day: '11-21' },
  prosecution: { day: '01-12' },
  press: { day: '01-13' },
  police: { day: '11-10' },
  shipping: { month: 7, weekday: SUNDAY, nth: 1 },
  utilities: { month: 3, weekday: SUNDAY, nth: 3 },
  metallurgy: { month: 7, weekday: SUNDAY, nth: 3 },
  engineering: { month: 9, weekday: SUNDAY, nth: -1 },
  roads: { month: 10, weekday: SUNDAY, nth: 3 },
  'motor-transport': { month: 10, weekday: SUNDAY, nth: -1 },
  banking: { day: '12-02' },
  education: { day: '10-05' },
  business: { day: '05-26' },
  customs: { day: '10-25' },
  it: { dayOfYear: 256 },
  'local-government': { day: '04-21' },
  rescue: { day: '12-27' },
  law: { day: '12-03' },
  insurance: { day: '10-06' },
  science: { day: '02-08' },
  culture: { day: '03-25' },
  sport: { month: 8, weekday: SATURDAY, nth: 2 },
  tourism: { day: '09-27' },
  'social-work': { day: '06-08' },
  aviation: { day: '02-09' },
  chemistry: { month: 5, weekday: SUNDAY, nth: -1 },
  'light-industry': { month: 6, weekday: SUNDAY, nth: 2 },
  'food-industry': { month: 10, weekday: SUNDAY, nth: 3 },
  forestry: { month: 9, weekday: SUNDAY, nth: 3 },
  geology: { month: 4, weekday: SUNDAY, nth: 1 },
};

/** The professional day of a sphere in a year; undefined for a sphere that has none. */
export function professionalDay(
  days: ProfessionalDays,
  sphere: string,
  year: number,
): Temporal.PlainDate | undefined {
  const rule = Object.hasOwn(days, sphere) ? days[sphere] : undefined;
  return rule ? dateOf(rule, year) : undefined;
}

function dateOf(rule: DayRule, year: number): Temporal.PlainDate {
  if ('day' in rule) {
    const [month = 1, day = 1] = rule.day.split('-').map(Number);
    // 29 February falls on the 28th in common years.
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  }
  const newYear = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  if ('dayOfYear' in rule) return newYear.add({ days: rule.dayOfYear - 1 });
  const first = newYear.with({ month: rule.month });
  if (rule.nth < 0) {
    const last = first.with({ day: first.daysInMonth });
    return last.subtract({ days: (last.dayOfWeek - rule.weekday + 7) % 7 });
  }
  return first.add({ days: ((rule.weekday - first.dayOfWeek + 7) % 7) + (rule.nth - 1) * 7 });
}
