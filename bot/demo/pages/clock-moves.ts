import { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../../src/calendar/work-calendar.ts';
import { addWorkingDays, rollForward } from '../../../src/calendar/working-days.ts';

/** Moments that the buttons of the start page move the clock to, in the order of the page. */
export const MOVE_IDS = ['morning', 'day', 'birthday', 'report', 'monday'] as const;

export type MoveId = (typeof MOVE_IDS)[number];

export interface ClockMove {
  id: MoveId;
  /** Wall time in the branch. */
  to: Temporal.ZonedDateTime;
  /** Birthdays: the contact of whom. */
  name: string;
}

export interface MoveFacts {
  now: Temporal.ZonedDateTime;
  calendar: WorkCalendar;
  /** Coming birthdays in their order, ISO dates. */
  birthdays: { date: string; name: string }[];
  /** Day of the month by which units report. */
  reportDay: number;
}

/** A little after the hour of the morning's reminders. */
const MORNING = Temporal.PlainTime.from('09:05');

/** Every move leads ahead, and no two to the same moment; a birthday is offered while one is known. */
export function clockMoves({ now, calendar, birthdays, reportDay }: MoveFacts): ClockMove[] {
  const today = now.toPlainDate();
  const morningOf = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: MORNING });
  const birthday = birthdays.find(({ date }) => date > today.toString());
  const moves: ClockMove[] = [
    { id: 'morning', to: morningOf(addWorkingDays(calendar, today, 1)), name: '' },
    { id: 'day', to: now.add({ days: 1 }), name: '' },
    { id: 'monday', to: morningOf(today.add({ days: 8 - today.dayOfWeek })), name: '' },
    { id: 'report', to: morningOf(nextReportDay(today, calendar, reportDay)), name: '' },
  ];
  if (birthday) {
    moves.push({
      id: 'birthday',
      to: morningOf(Temporal.PlainDate.from(birthday.date)),
      name: birthday.name,
    });
  }
  const inOrder = moves.toSorted((a, b) => MOVE_IDS.indexOf(a.id) - MOVE_IDS.indexOf(b.id));
  const isFirst = ({ to }: ClockMove, at: number) => inOrder.findIndex((move) => move.to.equals(to)) === at;
  return inOrder.filter(isFirst);
}

function nextReportDay(
  today: Temporal.PlainDate,
  calendar: WorkCalendar,
  reportDay: number,
): Temporal.PlainDate {
  const due = (month: Temporal.PlainDate) => rollForward(calendar, month.with({ day: reportDay }));
  const thisMonth = due(today);
  return Temporal.PlainDate.compare(thisMonth, today) > 0 ? thisMonth : due(today.add({ months: 1 }));
}
