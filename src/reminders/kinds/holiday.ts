import { nextHolidayFrom } from '../../occasions/holidays.ts';
import { BRANCH } from '../../people/person.ts';
import { type HolidayFacts, holidaySource } from '../sources/holiday.ts';
import { GREETING_LADDER } from './greeting-ladder.ts';
import type { ReminderKind } from './kind.ts';

/** One holiday for one manager, whatever the number of clients to greet. */
export const holiday: ReminderKind<HolidayFacts> = {
  id: 'holiday',
  ladder: GREETING_LADDER,
  endsBy: 'answer',
  from: holidaySource,
  mattersOf: ({ person, holiday: id, days, zone }) => [
    {
      id: `holiday:${id}:${person._id}`,
      subject: `person:${person._id}`,
      args: { holiday: id, person: person._id },
      unit: person.roles.find(({ scope }) => scope !== BRANCH)?.scope ?? '',
      zone,
      owners: [person._id],
      recurring: true,
      next: (from) => nextHolidayFrom(days, id, from) ?? null,
    },
  ],
};
