import type { Client } from '../../clients/client.ts';
import type { DictionaryEntry } from '../../dictionaries/dictionary.ts';
import { loadDictionary } from '../../dictionaries/load-dictionary.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { holidayName } from '../../occasions/holiday-name.ts';
import { nextHolidayFrom } from '../../occasions/holidays.ts';
import { BRANCH } from '../../people/person.ts';
import { countGreeted, greetedKeys, type HolidayFacts, holidaySource } from '../sources/holiday.ts';
import type { SourceDeps } from '../sources/source.ts';
import { GREETING_LADDER } from './greeting-ladder.ts';
import type { CardOf, ReminderKind } from './kind.ts';

export interface HolidayAbout {
  holiday: string;
  spheres: DictionaryEntry[];
  /** The first of those to greet. */
  clients: Client[];
  total: number;
}

const MAX_LISTED = 15;

/** One holiday for one manager, whatever the number of clients to greet. */
export const holiday: ReminderKind<HolidayFacts, HolidayAbout> = {
  id: 'holiday',
  ladder: GREETING_LADDER,
  endsBy: 'answer',
  from: holidaySource,
  mattersOf: ({ person, holiday: id, days, zone }) => [
    {
      id: `holiday:${id}:${person._id}`,
      subject: subjectOf.person(person._id),
      args: { holiday: id, person: person._id },
      unit: person.roles.find(({ scope }) => scope !== BRANCH)?.scope ?? '',
      zone,
      owners: [person._id],
      recurring: true,
      next: (from) => nextHolidayFrom(days, id, from) ?? null,
    },
  ],
  card: { load: loadAbout },
  describe: async (deps, args, texts) =>
    holidayName(args.holiday ?? '', await loadDictionary(deps, 'spheres'), texts),
};

async function loadAbout(deps: SourceDeps, { args }: CardOf): Promise<HolidayAbout> {
  const { holiday: id = '', person = '' } = args;
  const keys = greetedKeys(id, person);
  const page = await deps.clients.find({ index: 'all', eq: {}, keys, limit: MAX_LISTED });
  const total = page.next ? await countGreeted(deps, id, person) : page.items.length;
  return { holiday: id, spheres: await loadDictionary(deps, 'spheres'), clients: page.items, total };
}
