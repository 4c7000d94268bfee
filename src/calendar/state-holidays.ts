/** A holiday of article 112 of the Labour code; `from` and `to` are `MM-DD`, both included. */
export interface StateHoliday {
  id: string;
  from: string;
  to: string;
}

/** The January days are one holiday: nobody wants eight reminders of it. */
export const STATE_HOLIDAYS: readonly StateHoliday[] = [
  { id: 'new-year', from: '01-01', to: '01-08' },
  { id: 'defender', from: '02-23', to: '02-23' },
  { id: 'women', from: '03-08', to: '03-08' },
  { id: 'labour', from: '05-01', to: '05-01' },
  { id: 'victory', from: '05-09', to: '05-09' },
  { id: 'russia', from: '06-12', to: '06-12' },
  { id: 'unity', from: '11-04', to: '11-04' },
];

export function isStateHoliday(monthDay: string): boolean {
  return STATE_HOLIDAYS.some((holiday) => holiday.from <= monthDay && monthDay <= holiday.to);
}
