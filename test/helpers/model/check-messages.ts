import type { AuditEntry } from '../../../src/audit/audit-entry.ts';
import type { Client } from '../../../src/clients/client.ts';
import type { Delivery } from '../../../src/deliveries/delivery.ts';
import type { Aggregate, Effect } from '../../../src/effects/effect.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../../../src/requests/request.ts';
import { dayOf, keepsAuthorOut, mayFill } from './check-deciders.ts';
import { type Commit, changesOf, type Journal } from './witnessed-store.ts';

export interface Sent {
  deliveries: Delivery[];
  audit: AuditEntry[];
}

/** Every change left its trace and told each person concerned once; nothing was told that did not happen. */
export function checkMessages(journal: Journal, sent: Sent): string[] {
  const owed = new Map(journal.commits.flatMap(({ after }) => after.pending.map((one) => [one.id, one])));
  return [
    ...traceOfEachChange(journal, sent.audit),
    ...tracesAreOwed(owed, sent.audit),
    ...messagesAreOwed(owed, sent.deliveries),
    ...nobodyIsToldTwice(sent.deliveries),
    ...changesOf<RequestDoc>(journal, 'requests').flatMap((commit) => [
      ...seatsAreCalled(commit, sent.deliveries),
      ...ownersAreTold(commit, sent.deliveries),
    ]),
  ];
}

function traceOfEachChange(journal: Journal, audit: AuditEntry[]): string[] {
  const traced = new Set(audit.map(({ _id }) => _id.split(':').slice(0, -1).join(':')));
  const collections = ['requests', 'clients', 'people', 'units'];
  return collections
    .flatMap((collection) => changesOf(journal, collection))
    .filter((commit) => commit.before !== null && isNoticeable(commit))
    .map(versionOf)
    .filter((version) => !traced.has(version))
    .map((version) => `${version} left no trace`);
}

/** Which request decides a client is told by the request itself. */
function isNoticeable({ collection, before, after }: Commit): boolean {
  if (collection !== 'clients') return true;
  const [was, is] = [before, after] as unknown as [Client, Client];
  return was.status !== is.status || JSON.stringify(was.passport) !== JSON.stringify(is.passport);
}

function tracesAreOwed(owed: Map<string, Effect>, audit: AuditEntry[]): string[] {
  const traced = new Map(audit.map((entry) => [entry._id, entry]));
  const lost = [...owed.values()].filter(({ id, name }) => name === 'audit' && !traced.has(id));
  const invented = audit.filter(({ _id }) => owed.get(_id)?.name !== 'audit');
  return [
    ...lost.map(({ id }) => `the trace ${id} was lost`),
    ...invented.map(({ _id }) => `the trace ${_id} belongs to no change`),
  ];
}

function messagesAreOwed(owed: Map<string, Effect>, deliveries: Delivery[]): string[] {
  const ids = new Set(deliveries.map(({ _id }) => _id));
  const lost = [...owed.values()].flatMap((effect) =>
    effect.name === 'tell'
      ? effect.args.audience.flatMap((one) => ('person' in one ? [`${effect.id}:${one.person}`] : []))
      : [],
  );
  const invented = deliveries.filter(({ _id }) => !owed.has(_id.split(':').slice(0, 4).join(':')));
  return [
    ...lost.filter((id) => !ids.has(id)).map((id) => `the message ${id} was lost`),
    ...invented.map(({ _id }) => `the message ${_id} belongs to no change`),
  ];
}

/** One change says the same thing to the same person once. */
function nobodyIsToldTwice(deliveries: Delivery[]): string[] {
  const counts = new Map<string, number>();
  for (const { _id, recipient, content } of deliveries) {
    const version = _id.split(':').slice(0, 3).join(':');
    const key = [version, recipient, JSON.stringify(content)].join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([key, count]) => `told ${count} times: ${key}`);
}

/** A step that opens brings its card to each person who may decide a seat of it, once, and to nobody else. */
function seatsAreCalled(commit: Commit<RequestDoc>, deliveries: Delivery[]): string[] {
  const { before, after } = commit;
  const step = openStepOf(after);
  const known = before && openStepOf(before)?.definition.id;
  if (!step || (known === step.definition.id && before?.round === after.round)) return [];
  const called = deliveries.filter(
    ({ _id, content }) => _id.startsWith(`${versionOf(commit)}:`) && content.kind === 'request-card',
  );
  const wanted = new Set(step.seats.flatMap((seat) => (seat.decision ? [] : holdersOf(seat, step, commit))));
  const got = called.map(({ recipient }) => recipient).sort();
  return got.join() === [...wanted].sort().join()
    ? []
    : [`${versionOf(commit)} called ${got.join()} to ${step.definition.id}, not ${[...wanted].join()}`];
}

function holdersOf(seat: Seat, step: Step, { after, world, at }: Commit<RequestDoc>): string[] {
  const day = dayOf(at);
  const ways = [...world.people.values()]
    .filter(({ _id, active }) => active && mayFill(_id, seat, after, world))
    .flatMap(({ _id, substitute }) => {
      const away = substitute && substitute.from <= day && day <= substitute.to ? substitute.person : null;
      return [[_id], ...(away && world.people.get(away)?.active ? [[away, _id]] : [])];
    });
  return ways.filter((people) => isFree(people, seat, step, after)).flatMap(([by = '']) => [by]);
}

function isFree(people: string[], seat: Seat, step: Step, request: RequestDoc): boolean {
  const sent = request.history.filter(({ what }) => what === 'submitted' || what === 'resubmitted');
  const authors = [request.author, ...sent.flatMap(({ by, onBehalfOf }) => [by, onBehalfOf])];
  if (keepsAuthorOut(step) && people.some((person) => authors.includes(person))) return false;
  if (seat.id === 'author' || seat.id === 'client-manager') return true;
  const others = request.steps
    .flatMap(({ seats }) => seats)
    .filter(({ id }) => id !== 'author' && id !== 'client-manager' && roleIn(id) !== roleIn(seat.id));
  return !others.some(
    ({ decision }) =>
      decision && people.some((person) => person === decision.by || person === decision.onBehalfOf),
  );
}

function roleIn(seat: string): string | undefined {
  return seat.split('@')[0];
}

/** The end of a request, or its return, is told to the author and the client's manager unless they did it. */
function ownersAreTold(commit: Commit<RequestDoc>, deliveries: Delivery[]): string[] {
  const { before, after, world } = commit;
  if (after.status === 'open' || before?.status === after.status) return [];
  const actor = after.history.at(-1)?.by;
  const manager = world.clients.get(after.client ?? '')?.passport.appointment.manager;
  const owners = [...new Set([after.author, manager])].filter((person) => person && person !== actor);
  const told = deliveries.filter(
    ({ _id, content }) =>
      _id.startsWith(`${versionOf(commit)}:`) && content.kind === 'news' && content.event === after.status,
  );
  const got = told.map(({ recipient }) => recipient);
  return got.sort().join() === owners.sort().join()
    ? []
    : [`${versionOf(commit)} told ${got.join()} that it is ${after.status}, not ${owners.join()}`];
}

/** As effects name the change that owes them. */
function versionOf({ collection, after }: { collection: string; after: Aggregate }): string {
  return `${collection}:${after._id}:${after.version}`;
}
