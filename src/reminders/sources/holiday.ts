import { type Client, clientsBy } from '../../clients/client.ts';
import type { ProfessionalDays } from '../../dictionaries/professional-days.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { professionalHolidayOf, STATE_HOLIDAY_IDS, sphereOf } from '../../occasions/holidays.ts';
import { loadProfessionalDays } from '../../occasions/load-professional-days.ts';
import type { Person } from '../../people/person.ts';
import type { KeyOf, Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import type { ReminderSource, SourceDeps } from './source.ts';

/** A manager who has clients to greet on a holiday. */
export interface HolidayFacts {
  person: Person;
  holiday: string;
  days: ProfessionalDays;
  zone: string;
}

export const holidaySource: ReminderSource<HolidayFacts> = {
  subject: 'person',
  load: async (deps, { holiday = '', person: id = '' }) => {
    const person = await deps.people.get(id);
    if (!person || (await countGreeted(deps, holiday, id)) === 0) return null;
    return factsOf(deps, person, holiday, await loadProfessionalDays(deps));
  },
  async *listAll(deps) {
    const days = await loadProfessionalDays(deps);
    const known = new Set<string>();
    for await (const client of deps.clients.scan()) {
      if (!client.active) continue;
      const { manager } = client.passport.appointment;
      for (const holiday of holidaysOf(days, client)) {
        if (known.has(`${holiday} ${manager}`)) continue;
        known.add(`${holiday} ${manager}`);
        const person = await deps.people.get(manager);
        if (person) yield factsOf(deps, person, holiday, days);
      }
    }
  },
  /** A deputy who was handed something may not have it any more. */
  async *concerns(deps, id) {
    const deputised = walk(deps.clients, {
      index: 'all',
      eq: {},
      keys: [clientsBy.active, clientsBy.deputy(id)],
    });
    for await (const { _id } of deputised) yield subjectOf.client(_id);
  },
  arisesFrom: {
    subject: 'client',
    async *find(deps, id) {
      const client = await deps.clients.get(id);
      if (!client?.active) return;
      const person = await deps.directory.findPerson(client.passport.appointment.manager);
      if (!person) return;
      const days = await loadProfessionalDays(deps);
      for (const holiday of holidaysOf(days, client)) yield factsOf(deps, person, holiday, days);
    },
  },
};

function holidaysOf(days: ProfessionalDays, { passport }: Client): string[] {
  const professional = professionalHolidayOf(days, passport.sphere);
  return [...STATE_HOLIDAY_IDS, ...(professional ? [professional] : [])];
}

async function factsOf(
  deps: SourceDeps,
  person: Person,
  holiday: string,
  days: ProfessionalDays,
): Promise<HolidayFacts> {
  return { person, holiday, days, zone: await deps.directory.zoneOf(person) };
}

/** Counts a manager's active clients whom a holiday concerns. */
export function countGreeted(
  deps: { clients: Repo<Client> },
  holiday: string,
  personId: string,
): Promise<number> {
  return deps.clients.count({ index: 'all', eq: {}, keys: greetedKeys(holiday, personId) });
}

export function greetedKeys(holiday: string, personId: string): KeyOf<Client>[] {
  const sphere = sphereOf(holiday);
  return [clientsBy.activeManager(personId), ...(sphere === null ? [] : [clientsBy.sphere(sphere)])];
}
