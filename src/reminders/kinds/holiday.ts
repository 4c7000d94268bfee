import type { DictionaryEntry } from '../../dictionaries/dictionary.ts';
import { loadDictionary } from '../../dictionaries/load-dictionary.ts';
import type { Greeted } from '../../greetings/greeting-rules.ts';
import { loadMany, type ManyDesk } from '../../greetings/load-many.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { holidayName } from '../../occasions/holiday-name.ts';
import { nextHolidayFrom, sphereOf } from '../../occasions/holidays.ts';
import { BRANCH } from '../../people/person.ts';
import { findAll } from '../../storage/walk.ts';
import { greetedKeys, type HolidayFacts, holidaySource } from '../sources/holiday.ts';
import type { SourceDeps } from '../sources/source.ts';
import { GREETING_LADDER } from './greeting-ladder.ts';
import type { CardOf, ReminderKind } from './kind.ts';

export interface HolidayAbout {
  holiday: string;
  spheres: DictionaryEntry[];
  total: number;
  desk: ManyDesk;
}

/** One holiday for one manager, whatever the number of clients to greet. */
export const holiday: ReminderKind<HolidayFacts, HolidayAbout> = {
  id: 'holiday',
  ladder: GREETING_LADDER,
  endsBy: 'answer',
  from: holidaySource,
  mattersOf: ({ person, holiday: id, days, zone }) => [
    {
      id: matterOfMany({ occasion: id, manager: person._id }),
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
  greets: findGreeted,
  describe: async (deps, args, texts) =>
    holidayName(args.holiday ?? '', await loadDictionary(deps, 'spheres'), texts),
};

/** The matter that asks a manager for all greetings of a holiday. */
export function matterOfMany({ occasion, manager }: { occasion: string; manager: string }): string {
  return `holiday:${occasion}:${manager}`;
}

async function loadAbout(deps: SourceDeps, { args, occurrence }: CardOf): Promise<HolidayAbout> {
  const { holiday: id = '', person: manager = '' } = args;
  const greeted = await findGreeted(deps, args);
  const family = sphereOf(id) === null ? id : 'professional';
  return {
    holiday: id,
    spheres: await loadDictionary(deps, 'spheres'),
    total: greeted.length,
    desk: await loadMany(deps, greeted, { date: occurrence, family, manager }),
  };
}

async function findGreeted(
  deps: SourceDeps,
  { holiday: occasion = '', person = '' }: Record<string, string>,
): Promise<Greeted[]> {
  const clients = await findAll(deps.clients, { index: 'all', eq: {}, keys: greetedKeys(occasion, person) });
  return clients.map((client) => ({ client, occasion, contact: '' }));
}
