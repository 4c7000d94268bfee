import type { Delivery } from '../../../src/deliveries/delivery.ts';
import { scopeFor } from '../../../src/people/role-rules.ts';
import { requestKind } from '../../../src/requests/kinds/index.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../../../src/requests/request.ts';
import { dayOf, keepsAuthorOut, mayFill, peopleOf } from './check-deciders.ts';
import { newsIn } from './count-reached.ts';
import { type Commit, versionOf } from './witnessed-store.ts';

/** Checks what a change of a request says to whom: exactly that, each once, and nothing else. */
export function checkWords(commit: Commit<RequestDoc>, deliveries: Delivery[]): string[] {
  const cards = deliveries
    .filter(({ content }) => content.kind === 'request-card' || content.kind === 'announcement')
    .map(recipientOf);
  const news = deliveries.flatMap((one) =>
    one.content.kind === 'news' && !one.content.event.startsWith('seat-')
      ? [`${one.content.event} ${recipientOf(one)}`]
      : [],
  );
  const moved = deliveries.some(
    ({ content }) => content.kind === 'news' && content.event.startsWith('seat-'),
  );
  const wantedCards = [...whoGetsCard(commit)];
  // A seat that moved within the open step calls its new holders as well, whoever they are by then.
  const calls = moved && !openedStep(commit) ? cards.filter((one) => wantedCards.includes(one)) : cards;
  return [
    ...differ(calls, wantedCards).map((what) => `${versionOf(commit)} card: ${what}`),
    ...differ(news, newsWanted(commit)).map((what) => `${versionOf(commit)} news: ${what}`),
  ];
}

function differ(got: string[], wanted: string[]): string[] {
  return got.toSorted().join() === wanted.toSorted().join()
    ? []
    : [`to ${got.join(', ')}, not to ${wanted.join(', ')}`];
}

function recipientOf({ recipient }: Delivery): string {
  return recipient;
}

function openedStep({ before, after }: Commit<RequestDoc>): Step | undefined {
  const step = openStepOf(after);
  if (newsIn(before, after).some(({ what }) => what === 'passed')) return step;
  const known = before && openStepOf(before)?.definition.id;
  return known === step?.definition.id && before?.round === after.round ? undefined : step;
}

function whoGetsCard(commit: Commit<RequestDoc>): Set<string> {
  const { before, after } = commit;
  const opened = openedStep(commit);
  if (opened) {
    const seated = opened.seats.flatMap((seat) => holdersOf(seat, opened, commit));
    return new Set([...seated, ...toldOf(opened, commit)]);
  }
  const [entry] = newsIn(before, after);
  switch (entry?.what) {
    case 'asked':
      return new Set(whoReplies(commit).filter((person) => person !== entry.by));
    case 'replied':
      return whoAwaits(commit, entry.seat ?? '');
    case 'reassigned':
      return new Set([entry.to ?? '']);
    default:
      return new Set();
  }
}

/** Roles that hear of the step as it opens, whoever has its seats. */
function toldOf({ definition }: Step, commit: Commit<RequestDoc>): string[] {
  const roles = definition.announces?.to ?? [];
  return roles.flatMap((role) => {
    const scope = scopeFor(role, commit.after.unit);
    const seat = { id: role, role, scope, insteadOf: null, vacant: false, assignee: null, decision: null };
    return waysInto(seat, commit).flatMap(([by = '']) => by);
  });
}

/** The author and, of what managers raise, the client's manager; and whoever stands in for them today. */
function whoReplies(commit: Commit<RequestDoc>): string[] {
  const { after } = commit;
  const followsClient = requestKind(after.type).raisedBy.includes('manager');
  const owners = followsClient ? ownersOf(commit) : [after.author, after.onBehalfOf ?? after.author];
  return owners.flatMap((owner) => [owner, ...standInsOf(owner, commit).map(([by = '']) => by)]);
}

/** Askers, or those who act for them now; without such, all who have the seat. */
function whoAwaits(commit: Commit<RequestDoc>, id: string): Set<string> {
  const { before, after } = commit;
  const asked = before?.paused?.questions.find(({ seat }) => seat === id);
  const seat = openStepOf(after)?.seats.find((each) => each.id === id);
  const ways = seat ? waysInto(seat, commit) : [];
  const own = ways.filter((people) => asked && people.some((one) => peopleOf(asked).includes(one)));
  return new Set((own.length > 0 ? own : ways).flatMap(([by = '']) => by));
}

/** Once for each step and for the end, but not to whoever did it, nor with the card of the next step. */
function newsWanted(commit: Commit<RequestDoc>): string[] {
  const { before, after } = commit;
  const [entry] = newsIn(before, after);
  if (!entry) return [];
  const called = whoGetsCard(commit);
  const event = newsEvent(commit, entry.what, entry.step);
  const told = ownersOf(commit).filter((person) => person !== entry.by && !called.has(person));
  const decides = entry.step !== null && !['asked', 'replied', 'reassigned', 'passed'].includes(entry.what);
  return [
    ...(event ? told.map((person) => `${event} ${person}`) : []),
    ...(decides && entry.onBehalfOf ? [`substitute-acted ${entry.onBehalfOf}`] : []),
    ...thankedIn(commit, entry.by).map((person) => `thanks ${person}`),
  ];
}

/** Everybody who agreed to a client that knows of it now, but for owners and whoever told it. */
function thankedIn(commit: Commit<RequestDoc>, by: string): string[] {
  const { before, after } = commit;
  const isTold = after.type === 'vip-status' && after.values.purpose === 'registration';
  if (!isTold || after.status !== 'approved' || before?.status === 'approved') return [];
  const agreed = after.steps.flatMap(({ seats }) => seats.flatMap(({ decision }) => decision?.by ?? []));
  const owners = ownersOf(commit);
  return [...new Set(agreed)].filter((person) => person !== by && !owners.includes(person));
}

function newsEvent({ before, after }: Commit<RequestDoc>, what: string, step: string | null): string | null {
  if (after.status !== 'open' && before?.status === after.status) return null;
  if (after.status !== 'open') return what === 'dropped' ? what : after.status;
  if (what === 'reopened' || what === 'passed') return what;
  if (step === null || ['asked', 'replied', 'reassigned', 'passed'].includes(what)) return null;
  const isDone = after.steps.find(({ definition }) => definition.id === step)?.status === 'done';
  return isDone ? 'step-done' : null;
}

function ownersOf({ after, world }: Commit<RequestDoc>): string[] {
  const manager = world.clients.get(after.client ?? '')?.passport.appointment.manager;
  return [...new Set([after.author, after.onBehalfOf ?? after.author, ...(manager ? [manager] : [])])];
}

function holdersOf(seat: Seat, step: Step, commit: Commit<RequestDoc>): string[] {
  if (seat.decision) return [];
  const free = waysInto(seat, commit).filter((people) => isFree(people, seat, step, commit.after));
  return free.flatMap(([by = '']) => by);
}

/** Each who may fill the seat, alone or as the substitute of another. */
function waysInto(seat: Seat, commit: Commit<RequestDoc>): string[][] {
  const { after, world } = commit;
  return [...world.people.values()]
    .filter(({ _id, active }) => active && mayFill(_id, seat, after, world))
    .flatMap(({ _id }) => [[_id], ...standInsOf(_id, commit)]);
}

function standInsOf(person: string, { at, world }: Commit<RequestDoc>): string[][] {
  const day = dayOf(at);
  const { substitute, active } = world.people.get(person) ?? {};
  const away = active && substitute && substitute.from <= day && day <= substitute.to;
  return away && world.people.get(substitute.person)?.active ? [[substitute.person, person]] : [];
}

function isFree(people: string[], seat: Seat, step: Step, request: RequestDoc): boolean {
  const sent = request.history.filter(({ what }) => what === 'submitted' || what === 'resubmitted');
  const authors = [request.author, ...sent.flatMap(peopleOf)];
  if (keepsAuthorOut(step) && people.some((person) => authors.includes(person))) return false;
  if (seat.id === 'author' || seat.id === 'client-manager') return true;
  const others = request.steps
    .flatMap(({ seats }) => seats)
    .filter(({ id }) => id !== 'author' && id !== 'client-manager' && roleIn(id) !== roleIn(seat.id));
  return !others.some(
    ({ decision }) => decision && people.some((person) => peopleOf(decision).includes(person)),
  );
}

function roleIn(seat: string): string | undefined {
  return seat.split('@')[0];
}
