import { nextHolidayFrom } from '../../occasions/holidays.ts';
import type { ProfessionalDays } from '../../occasions/professional-days.ts';
import { BRANCH, type Person } from '../../people/person.ts';
import type { Matter } from '../matter.ts';

/** One holiday for one manager, whatever the number of clients to greet. */
export function holidayMatter(
  days: ProfessionalDays,
  person: Pick<Person, '_id' | 'roles'>,
  holiday: string,
  zone: string,
): Matter {
  return {
    id: `holiday:${holiday}:${person._id}`,
    kind: 'holiday',
    subject: `person:${person._id}`,
    args: { holiday, person: person._id },
    unit: person.roles.find(({ scope }) => scope !== BRANCH)?.scope ?? '',
    zone,
    owners: [person._id],
    seats: [],
    excluded: [],
    deputy: null,
    channelScopes: [],
    channelsOnly: false,
    recurring: true,
    opened: null,
    next: (from) => nextHolidayFrom(days, holiday, from) ?? null,
  };
}
