import { requestKind } from '../../../src/requests/kinds/index.ts';
import type { HistoryEntry, RequestDoc, Seat, Step } from '../../../src/requests/request.ts';
import { newsIn } from './count-reached.ts';
import { type Commit, changesOf, type Journal, type Snapshot } from './witnessed-store.ts';

/** Something that somebody did in a seat: a decision or a question. */
interface Deed {
  commit: Commit<RequestDoc>;
  entry: HistoryEntry;
  step: Step;
  seat: Seat;
}

/** Checks that actors in a seat held it on that day, did not write the request, and sat in no other role. */
export function checkDeciders(journal: Journal): string[] {
  return changesOf<RequestDoc>(journal, 'requests').flatMap((commit) => [
    ...deedsIn(commit).flatMap((deed) => [
      ...holdsSeat(deed),
      ...isNotAuthor(deed, journal),
      ...headcountByDirector(deed),
      ...commissionSat(deed, journal),
    ]),
    ...sitsOnce(commit),
    ...ownersOnly(commit),
    ...adminsOnly(commit),
    ...passedForward(commit),
  ]);
}

function deedsIn(commit: Commit<RequestDoc>): Deed[] {
  const { before, after } = commit;
  return newsIn(before, after).flatMap((entry) => {
    // A seat that was reopened has forgotten its decision, one that passed its question on is there no more, and who might decide it before the click counts.
    const isGone = entry.what === 'reopened' || entry.what === 'passed';
    const steps = isGone && before ? before.steps : after.steps;
    const step = steps.find(({ definition }) => definition.id === entry.step);
    const seat = step?.seats.find(({ id }) => id === entry.seat);
    const isDeed = step && seat && entry.what !== 'replied' && entry.what !== 'reassigned';
    return isDeed ? [{ commit, entry, step, seat }] : [];
  });
}

function holdsSeat({ commit, entry: { by, onBehalfOf }, step, seat }: Deed): string[] {
  return mayAct({ by, onBehalfOf }, commit, (person) => mayFill(person, seat, commit.after, commit.world))
    ? []
    : [`${commit.after._id}: ${by} for ${onBehalfOf} had no seat ${step.definition.id}/${seat.id}`];
}

/** For oneself, or for somebody who is away on that day and left this substitute. */
function mayAct(
  { by, onBehalfOf }: { by: string; onBehalfOf: string | null },
  { at, world }: Commit<RequestDoc>,
  may: (person: string) => boolean,
): boolean {
  const principal = world.people.get(onBehalfOf ?? by);
  const substitute = principal?.substitute;
  const day = dayOf(at);
  const acts =
    onBehalfOf === null || (substitute?.person === by && substitute.from <= day && day <= substitute.to);
  return acts && world.people.get(by)?.active === true && principal?.active === true && may(principal._id);
}

/** True when the seat is this person's, by name, by role, or as the author or the client's manager. */
export function mayFill(person: string, seat: Seat, request: RequestDoc, world: Snapshot): boolean {
  if (seat.assignee) return seat.assignee === person;
  if (seat.id === 'author' && !seat.role) return [request.author, request.onBehalfOf].includes(person);
  if (seat.id === 'client-manager' && !seat.role) return isManager(person, request, world);
  const roles = world.people.get(person)?.roles ?? [];
  return roles.some(({ role, scope }) => role === seat.role && scope === seat.scope);
}

function isManager(person: string, { client }: RequestDoc, world: Snapshot): boolean {
  const { manager, deputy } = world.clients.get(client ?? '')?.passport.appointment ?? {};
  return person === manager || person === deputy;
}

function isNotAuthor({ commit, entry, step, seat }: Deed, journal: Journal): string[] {
  if (entry.what !== 'asked' && !keepsAuthorOut(step)) return [];
  const { _id } = commit.after;
  const authors = authorsUntil(commit, journal);
  const own = peopleOf(entry).filter((person) => authors.has(person));
  return own.map((person) => `${_id}: ${person} wrote it and ${entry.what} ${step.definition.id}/${seat.id}`);
}

/** Senders in this round, and those who stand as author. */
function authorsUntil({ after, before }: Commit<RequestDoc>, journal: Journal): Set<string> {
  const rounds = changesOf<RequestDoc>(journal, 'requests')
    .filter((one) => one.after._id === after._id && one.after.version <= after.version)
    .flatMap((one) => one.after.history)
    .filter(({ what }) => what === 'submitted' || what === 'resubmitted');
  const now = after.history.filter(({ what }) => what === 'submitted' || what === 'resubmitted');
  const sent = rounds.filter(({ at }) => now.some((entry) => entry.at === at));
  return new Set([after.author, before?.author ?? after.author, ...sent.flatMap(peopleOf)]);
}

/** Approvals, commissions, and whatever step says so. */
export function keepsAuthorOut({ definition: { kind, quorum, fourEyes } }: Step): boolean {
  return kind === 'approve' || quorum !== undefined || fourEyes === true;
}

/** Principals and members of a commission count as well. */
function sitsOnce({ after }: Commit<RequestDoc>): string[] {
  const roles = new Map<string, Set<string>>();
  for (const { definition, seats } of after.steps) {
    for (const { id, decision } of seats) {
      if (!decision || id === 'author' || id === 'client-manager') continue;
      const members = definition.quorum ? decision.values?.[definition.quorum.field] : [];
      for (const person of [...peopleOf(decision), ...(Array.isArray(members) ? members : [])]) {
        const filled = roles.get(String(person)) ?? new Set();
        roles.set(String(person), filled.add(id.split('@')[0] ?? ''));
      }
    }
  }
  return [...roles]
    .filter(([, filled]) => filled.size > 1)
    .map(([person, filled]) => `${after._id}: ${person} sat as ${[...filled].join(' and ')}`);
}

/** Enough members, each once, each of the commission on that day, the author none of them. */
function commissionSat({ commit, entry, step, seat }: Deed, journal: Journal): string[] {
  const { quorum } = step.definition;
  if (!quorum || !seat.decision || entry.what === 'asked') return [];
  if (seat.decision.outcome === 'returned') return [];
  const named = seat.decision.values?.[quorum.field];
  const members = Array.isArray(named) ? named.map(String) : [];
  const authors = authorsUntil(commit, journal);
  const isMember = (id: string) => {
    const person = commit.world.people.get(id);
    return person?.active && person.roles.some(({ role }) => role === 'tariff-commission');
  };
  const right = members.filter((id) => isMember(id) && !authors.has(id));
  return right.length === new Set(members).size && right.length >= quorum.least
    ? []
    : [`${commit.after._id} was decided by a commission of ${members.join()}`];
}

/** Answered, withdrawn and sent again by its author or, of what managers raise, by the client's manager. */
function ownersOnly(commit: Commit<RequestDoc>): string[] {
  const { before, after, world } = commit;
  const ofManagers = requestKind(after.type).raisedBy.includes('manager');
  return newsIn(before, after)
    .filter(({ what }) => what === 'replied' || what === 'withdrawn' || what === 'resubmitted')
    .filter(
      (entry) =>
        !mayAct(
          entry,
          commit,
          (person) => person === after.author || (ofManagers && isManager(person, after, world)),
        ),
    )
    .map(({ by, what }) => `${after._id} was ${what} by ${by}, whose it is not`);
}

function adminsOnly({ before, after, world }: Commit<RequestDoc>): string[] {
  return newsIn(before, after)
    .filter(({ what }) => what === 'reassigned')
    .filter(({ by }) => !world.people.get(by)?.roles.some(({ role }) => role === 'admin'))
    .map(({ by }) => `a seat of ${after._id} was given away by ${by}`);
}

/** A question goes to departments only, to none of them again that said it was not its own, and stays undecided. */
function passedForward({ before, after }: Commit<RequestDoc>): string[] {
  return newsIn(before, after)
    .filter(({ what }) => what === 'passed')
    .flatMap(({ seat, step, from, to = '' }) => {
      const declined = (before?.history ?? []).flatMap((entry) =>
        entry.what === 'passed' ? [entry.from] : [],
      );
      const seats = after.steps.find(({ definition }) => definition.id === step)?.seats ?? [];
      const given = seats.find(({ id }) => id === seat);
      const isRight =
        after.type.startsWith('department-') &&
        to !== from &&
        !declined.includes(to) &&
        (given?.insteadOf ?? given?.role) === to &&
        given?.decision === null;
      return isRight ? [] : [`${after._id} was passed from ${from} to ${to}`];
    });
}

function headcountByDirector({ commit, entry, step }: Deed): string[] {
  const isDecision = commit.after.type === 'headcount' && step.definition.id === 'decide';
  if (!isDecision || entry.what === 'asked') return [];
  const director = commit.world.people.get(entry.onBehalfOf ?? entry.by);
  const holds = director?.roles.some(({ role }) => role === 'branch-director');
  return holds ? [] : [`${commit.after._id}: ${entry.by} is no branch director and decided the number`];
}

export function peopleOf({ by, onBehalfOf }: { by: string; onBehalfOf: string | null }): string[] {
  return onBehalfOf ? [by, onBehalfOf] : [by];
}

/** In the zone of both units, which is seven hours ahead. */
export function dayOf(epochMs: number): string {
  return new Date(epochMs + 7 * 3_600_000).toISOString().slice(0, 10);
}
