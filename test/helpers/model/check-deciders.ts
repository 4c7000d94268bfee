import type { RequestDoc, Seat, Step } from '../../../src/requests/request.ts';
import { type Commit, changesOf, type Journal, type Snapshot } from './witnessed-store.ts';

interface Decided {
  commit: Commit<RequestDoc>;
  step: Step;
  seat: Seat;
}

/** Whoever decided a seat held it on that day, did not write the request, and sat in no other role. */
export function checkDeciders(journal: Journal): string[] {
  return changesOf<RequestDoc>(journal, 'requests')
    .flatMap(newDecisions)
    .flatMap((decided) => [
      ...holdsSeat(decided),
      ...isNotAuthor(decided, journal),
      ...sitsOnce(decided),
      ...headcountByDirector(decided),
    ]);
}

function newDecisions(commit: Commit<RequestDoc>): Decided[] {
  const earlier = (commit.before?.steps ?? []).flatMap(({ seats }) => seats.map(({ decision }) => decision));
  const known = new Set(earlier.map((decision) => JSON.stringify(decision)));
  return commit.after.steps.flatMap((step) =>
    step.seats
      .filter(({ decision }) => decision && !known.has(JSON.stringify(decision)))
      .map((seat) => ({ commit, step, seat })),
  );
}

function holdsSeat({ commit, step, seat }: Decided): string[] {
  const { by, onBehalfOf } = seat.decision ?? { by: '', onBehalfOf: null };
  const principal = commit.world.people.get(onBehalfOf ?? by);
  const substitute = principal?.substitute;
  const day = dayOf(commit.at);
  const acts =
    onBehalfOf === null || (substitute?.person === by && substitute.from <= day && day <= substitute.to);
  const active = commit.world.people.get(by)?.active === true;
  return acts && active && principal?.active && mayFill(principal._id, seat, commit.after, commit.world)
    ? []
    : [`${commit.after._id}: ${by} for ${onBehalfOf} had no seat ${step.definition.id}/${seat.id}`];
}

/** Whether the seat is this person's, by name, by role, or as the author or the client's manager. */
export function mayFill(person: string, seat: Seat, request: RequestDoc, world: Snapshot): boolean {
  if (seat.assignee) return seat.assignee === person;
  if (seat.id === 'author' && !seat.role) return request.author === person;
  if (seat.id === 'client-manager' && !seat.role) {
    const { manager, deputy } = world.clients.get(request.client ?? '')?.passport.appointment ?? {};
    return person === manager || person === deputy;
  }
  const roles = world.people.get(person)?.roles ?? [];
  return roles.some(({ role, scope }) => role === seat.role && scope === seat.scope);
}

function isNotAuthor({ commit, step, seat }: Decided, journal: Journal): string[] {
  if (!keepsAuthorOut(step)) return [];
  const { _id } = commit.after;
  const written = journal.commits
    .slice(0, journal.commits.indexOf(commit as Commit) + 1)
    .filter(({ collection, after }) => collection === 'requests' && after._id === _id)
    .flatMap(({ after }) => (after as RequestDoc).history)
    .filter(({ what }) => what === 'submitted' || what === 'resubmitted');
  const authors = new Set([commit.after.author, ...written.flatMap(peopleOf)]);
  const own = seat.decision ? peopleOf(seat.decision).filter((person) => authors.has(person)) : [];
  return own.map((person) => `${_id}: ${person} wrote it and decided ${step.definition.id}/${seat.id}`);
}

/** Approvals, commissions, and whatever step says so. */
export function keepsAuthorOut({ definition: { kind, quorum, fourEyes } }: Step): boolean {
  return kind === 'approve' || quorum !== undefined || fourEyes === true;
}

/** Principals and members of a commission count as well. */
function sitsOnce({ commit }: Decided): string[] {
  const roles = new Map<string, Set<string>>();
  for (const { definition, seats } of commit.after.steps) {
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
    .map(([person, filled]) => `${commit.after._id}: ${person} sat as ${[...filled].join(' and ')}`);
}

function headcountByDirector({ commit, step, seat }: Decided): string[] {
  if (commit.after.type !== 'headcount' || step.definition.id !== 'decide') return [];
  const { by, onBehalfOf } = seat.decision ?? { by: '', onBehalfOf: null };
  const director = commit.world.people.get(onBehalfOf ?? by);
  const holds = director?.roles.some(({ role }) => role === 'branch-director');
  return holds ? [] : [`${commit.after._id}: ${by} is no branch director and decided the number`];
}

function peopleOf({ by, onBehalfOf }: { by: string; onBehalfOf: string | null }): string[] {
  return onBehalfOf ? [by, onBehalfOf] : [by];
}

/** In the zone of both units, which is seven hours ahead. */
export function dayOf(epochMs: number): string {
  return new Date(epochMs + 7 * 3_600_000).toISOString().slice(0, 10);
}
