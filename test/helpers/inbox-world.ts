import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { today, toLocal } from '../../src/kernel/clock.ts';
import type { Actor } from '../../src/people/actor.ts';
import type { Person, Role } from '../../src/people/person.ts';
import { substituteOn } from '../../src/people/substitution-rules.ts';
import { type BegunMatter, isStepOfRequest } from '../../src/reminders/answers/begun-matters.ts';
import { delegateToDeputy } from '../../src/reminders/answers/delegate-to-deputy.ts';
import { loadReminder } from '../../src/reminders/answers/load-reminder.ts';
import { markDone } from '../../src/reminders/answers/mark-done.ts';
import { snoozeToTomorrow } from '../../src/reminders/answers/snooze-to-tomorrow.ts';
import { ensurePlans } from '../../src/reminders/clock/plans.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { findReminderKind } from '../../src/reminders/kinds/index.ts';
import { loadMatter } from '../../src/reminders/kinds/load-matter.ts';
import { resolvePeople } from '../../src/reminders/recipients/resolve-recipients.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { openStepOf, questionOf, type RequestDoc } from '../../src/requests/request.ts';
import { abilitiesOf, findWay } from '../../src/requests/rights/ability-rules.ts';
import { findClientManagers } from '../../src/requests/rights/load-decision-context.ts';
import { buildHolder, buildPerson, OTHER_UNIT } from './build-person.ts';
import { AT } from './build-request.ts';
import { addPerson, buildGreeted, createReminderWorld, type ReminderWorld } from './reminder-world.ts';
import { stagesOf } from './request-stages.ts';

/** Holders of roles beside those whom every world has. */
const MORE: Role[] = ['marketing', 'technical', 'economics', 'legal', 'quality', 'tariff-commission'];

const STAGES: RequestDoc[] = REQUEST_KINDS.flatMap(stagesOf);

/** A branch on some day: what is asked of whom, who is away, what was answered, handed on, begun. */
export const branchDay = fc.record({
  birthdays: fc.array(fc.constantFrom('12-01', '12-04', '12-07', '12-11', '12-19', '06-01'), {
    maxLength: 4,
  }),
  requests: fc.array(fc.record({ stage: fc.nat(STAGES.length - 1), asked: fc.boolean() }), { maxLength: 5 }),
  /** Absences on the day itself, each with a substitute. */
  away: fc.array(
    fc.record({
      person: fc.constantFrom('manager', 'unit-sales-head', 'unit-head', 'commercial-director', 'quality'),
      substitute: fc.constantFrom('deputy', 'outsider', 'branch-sales', 'legal'),
    }),
    { maxLength: 2 },
  ),
  /** Done to greetings on the day before, by their number. */
  answers: fc.array(
    fc.record({ greeting: fc.nat(3), what: fc.constantFrom('done', 'snoozed', 'delegated') }),
    { maxLength: 2 },
  ),
  /** Owners of forms begun. */
  forms: fc.array(fc.constantFrom('manager', 'deputy', 'quality', 'commercial-director'), { maxLength: 2 }),
  reports: fc.boolean(),
  on: fc.constantFrom('2026-12-01', '2026-12-03', '2026-12-04', '2026-12-08', '2026-12-14', '2026-12-28'),
});

export type BranchDay = typeof branchDay extends fc.Arbitrary<infer T> ? T : never;

/** Lets the days before pass one by one, so that ladders are climbed as they are. */
export async function playDay(day: BranchDay): Promise<ReminderWorld> {
  const world = await createReminderWorld('2026-11-23 08:00');
  for (const role of MORE) await addPerson(world, buildHolder(role));
  await addPerson(world, buildHolder('manager', { _id: 'deputy' }));
  await addPerson(world, buildPerson('outsider', { roles: [{ role: 'manager', scope: OTHER_UNIT }] }));
  await addClients(world, day.birthdays);
  for (const [n, each] of day.requests.entries()) await addRequest(world, n, each);
  for (const [n, owner] of day.forms.entries()) await addForm(world, n, owner);
  if (day.reports) await ensurePlans(world.app);
  const last = Temporal.PlainDate.from(day.on);
  for (let date = Temporal.PlainDate.from('2026-11-24'); Temporal.PlainDate.compare(date, last) <= 0; ) {
    if (date.equals(last)) {
      await answer(world, day);
      await leave(world, day);
    }
    world.setTime(`${date} 10:00`);
    await world.runOnce();
    date = date.add({ days: 1 });
  }
  return world;
}

async function addClients(world: ReminderWorld, birthdays: string[]): Promise<void> {
  for (const [n, birthday] of ['02-02', ...birthdays].entries()) {
    const client = buildGreeted({ birthday }, { _id: clientId(n), key: `key-${n}`, openRequest: null });
    const appointment = { ...client.passport.appointment, deputy: 'deputy' };
    await world.addClient({ ...client, passport: { ...client.passport, appointment } });
  }
}

function clientId(n: number): string {
  return `VIP-2026-000${n + 1}`;
}

async function addRequest(
  { app }: ReminderWorld,
  n: number,
  { stage, asked }: { stage: number; asked: boolean },
): Promise<void> {
  const { version: _, ...request } = STAGES[stage] as RequestDoc;
  const open = openStepOf(request as RequestDoc);
  const seat = open?.seats.find(({ decision }) => !decision);
  const question = seat && {
    seat: seat.id,
    by: 'quality',
    onBehalfOf: null,
    question: 'Какой адрес?',
    at: AT,
  };
  const paused =
    asked && open && question
      ? { step: open.definition.id, since: '2026-11-20', questions: [question] }
      : request.paused;
  const saved = await app.requests.insert({ ...request, _id: `${request._id}-${n}`, paused });
  await refreshReminders(app, `request:${saved._id}`);
}

async function addForm({ app }: ReminderWorld, n: number, owner: string): Promise<void> {
  await app.requestDrafts.insert({
    _id: `form-${n}`,
    owner,
    type: 'department-quality',
    values: {},
    errors: {},
    list: null,
    row: null,
    request: null,
    revision: null,
    previous: 'QS-2026-0001',
    checked: false,
    submittedAs: null,
    updatedAt: AT,
  });
}

async function answer({ app }: ReminderWorld, { answers }: BranchDay): Promise<void> {
  for (const { greeting, what } of answers) {
    const clock = await app.reminderClocks.get(`client-day:${clientId(greeting + 1)}:contact-director`);
    if (!clock || clock.status === 'ended') continue;
    const input = { matter: clock._id, occurrence: clock.occurrence, by: 'manager', step: 'T-3' };
    if (what === 'done') await markDone(app, input);
    if (what === 'snoozed') await snoozeToTomorrow(app, input);
    if (what === 'delegated') await delegateToDeputy(app, input);
  }
}

async function leave({ app }: ReminderWorld, { away, on }: BranchDay): Promise<void> {
  for (const { person: id, substitute } of away) {
    const person = await app.people.get(id);
    const until = Temporal.PlainDate.from(on).add({ days: 5 }).toString();
    if (!person || person.substitute) continue;
    await app.people.replace({ ...person, substitute: { person: substitute, from: on, to: until } });
  }
}

/** Ids of all that waits for somebody, found by looking at every document there is. */
export async function findAllThatWaits(world: ReminderWorld, id: string): Promise<string[]> {
  const tasks = await findTasks(world, id);
  const reminders = await findReminders(world, id, tasks);
  const forms: string[] = [];
  for await (const { _id, owner } of world.app.requestDrafts.scan()) if (owner === id) forms.push(_id);
  return [...tasks, ...reminders, ...forms].sort();
}

async function findTasks({ app }: ReminderWorld, id: string): Promise<string[]> {
  const person = await app.directory.getPerson(id);
  const date = today(app.clock, await app.directory.zoneOf(person));
  const principals: Person[] = [];
  for await (const each of app.people.scan()) if (substituteOn(each, date) === id) principals.push(each);
  const found: string[] = [];
  for await (const request of app.requests.scan()) {
    const managers = await findClientManagers(app, request.client);
    const who = { person, principals };
    const { rework, reply } = abilitiesOf(who, request, managers);
    if (rework || reply || mayDecide(who, request, managers)) found.push(request._id);
  }
  return found;
}

/** A seat that has asked waits for its author. */
function mayDecide(who: Actor, request: RequestDoc, managers: string[]): boolean {
  const step = openStepOf(request);
  const seats = step?.seats.filter(({ id, decision }) => !decision && !questionOf(request, id)) ?? [];
  return seats.some((seat) => step && 'way' in findWay(who, request, step, seat, managers));
}

async function findReminders({ app }: ReminderWorld, id: string, tasks: string[]): Promise<string[]> {
  const found: string[] = [];
  for await (const clock of app.reminderClocks.scan()) {
    const kind = findReminderKind(clock.kind);
    if (!kind || clock.status !== 'armed' || clock.result) continue;
    if (isStepOfRequest(kind) && tasks.includes(clock.args.request ?? '')) continue;
    const next = kind.ladder.steps.findIndex(({ id: step }) => step === clock.step);
    const past = next < 0 ? kind.ladder.steps : kind.ladder.steps.slice(0, next);
    const refs = [...past.flatMap(({ to }) => to), ...(next < 0 ? (kind.ladder.weekly ?? []) : [])];
    const matter: BegunMatter['matter'] | null = await loadMatter(app, clock);
    if (!matter || matter.channelsOnly || refs.length === 0) continue;
    const day = toLocal(app.clock.now(), matter.zone).toPlainDate();
    const told = await resolvePeople(app, matter, refs, day, clock.delegatedTo);
    if (!told.some(({ _id }) => _id === id)) continue;
    const facts = await loadReminder(app, clock._id, clock.occurrence, id);
    if (facts?.state === 'open' && facts.mayAnswer) found.push(clock._id);
  }
  return found;
}
