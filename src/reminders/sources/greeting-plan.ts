import { Temporal } from 'temporal-polyfill';
import { rollBackward } from '../../calendar/working-days.ts';
import { clientsBy } from '../../clients/client.ts';
import { planIdOf } from '../../greetings/plans/greeting-plan.ts';
import { unitOfPlan } from '../../greetings/plans/plan-access-rules.ts';
import { today } from '../../kernel/clock.ts';
import type { Person } from '../../people/person.ts';
import { findAll } from '../../storage/walk.ts';
import type { ReminderSource, SourceDeps } from './source.ts';

/** A manager who has clients to greet, and where the plan of the next unsigned year stands. */
export interface PlanFacts {
  person: Person;
  unit: string;
  zone: string;
  /** Year whose plan is to be signed next. */
  year: number;
  /** ISO date by which it is to be signed. */
  due: string;
  /** True while it waits for its signature. */
  submitted: boolean;
}

/** The day of January by which a year's plan is to be signed. */
const SIGNED_BY = '01-15';
/** Days after it from which the next year's is looked at. */
const GIVEN_UP_DAYS = 30;

export const planSource: ReminderSource<PlanFacts> = {
  subject: 'person',
  load: async (deps, { person: id = '' }) => {
    const person = await deps.directory.findPerson(id);
    return person ? factsOf(deps, person) : null;
  },
  async *listAll(deps) {
    const known = new Set<string>();
    for await (const client of deps.clients.scan()) {
      const { manager } = client.passport.appointment;
      if (!client.active || known.has(manager)) continue;
      known.add(manager);
      const facts = await factsOfId(deps, manager);
      if (facts) yield facts;
    }
  },
  arisesFrom: {
    subject: 'client',
    async *find(deps, id) {
      const client = await deps.clients.get(id);
      const facts = client?.active ? await factsOfId(deps, client.passport.appointment.manager) : null;
      if (facts) yield facts;
    },
  },
};

async function factsOfId(deps: SourceDeps, id: string): Promise<PlanFacts | null> {
  const person = await deps.directory.findPerson(id);
  return person ? factsOf(deps, person) : null;
}

/** Null for who has no clients. */
async function factsOf(deps: SourceDeps, person: Person): Promise<PlanFacts | null> {
  const own = { index: 'all', eq: {}, keys: [clientsBy.activeManager(person._id)] };
  const clients = await findAll(deps.clients, own);
  if (clients.length === 0) return null;
  const zone = await deps.directory.zoneOf(person);
  const now = today(deps.clock, zone);
  let year =
    dueIn(deps, now.year).add({ days: GIVEN_UP_DAYS }).toString() < now.toString() ? now.year + 1 : now.year;
  let plan = await deps.greetingPlans.get(planIdOf(person._id, year));
  while (plan?.state === 'signed') {
    year += 1;
    plan = await deps.greetingPlans.get(planIdOf(person._id, year));
  }
  return {
    person,
    unit: unitOfPlan(
      person,
      clients.map(({ passport }) => passport),
    ),
    zone,
    year,
    due: dueIn(deps, year).toString(),
    submitted: plan?.state === 'submitted',
  };
}

function dueIn({ calendar }: SourceDeps, year: number): Temporal.PlainDate {
  return rollBackward(calendar(), Temporal.PlainDate.from(`${year}-${SIGNED_BY}`));
}
