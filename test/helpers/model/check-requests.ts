import {
  NEVER,
  openStepOf,
  type RequestDoc,
  type RequestStatus,
  type Seat,
} from '../../../src/requests/request.ts';
import { newsIn } from './count-reached.ts';
import { type Commit, changesOf, type Journal } from './witnessed-store.ts';

/** At every moment a request is what its seats and its history say, and it only ever goes forward. */
export function checkRequests(journal: Journal): string[] {
  return changesOf<RequestDoc>(journal, 'requests').flatMap((commit) => [
    ...outcomeOfSeats(commit.after),
    ...orderOfSteps(commit.after),
    ...historyOfSeats(commit.after),
    ...endIsFinal(commit),
    ...goesForward(commit),
    ...reasonsAreGiven(commit),
  ]);
}

function outcomeOfSeats(request: RequestDoc): string[] {
  const expected = statusBySeats(request);
  return request.status === expected
    ? []
    : [`${request._id} is ${request.status}, its seats say ${expected}`];
}

/** The first refusal ends it, the first return sends it back, and nothing passes that somebody has not decided. */
function statusBySeats({ history, steps }: RequestDoc): RequestStatus {
  if (history.at(-1)?.what === 'withdrawn') return 'withdrawn';
  const outcomes = steps.flatMap(({ seats }) => seats.map(({ decision }) => decision?.outcome));
  if (outcomes.includes('refused') || outcomes.includes('dropped')) return 'refused';
  if (outcomes.includes('returned')) return 'returned';
  return outcomes.includes(undefined) ? 'open' : 'approved';
}

/** One step is open at a time; those before it are decided in every seat, those behind in none. */
function orderOfSteps(request: RequestDoc): string[] {
  if (request.status !== 'open') return openStepOf(request) ? [`${request._id} ended with a step open`] : [];
  const open = request.steps.findIndex(({ status }) => status === 'open');
  const wrong = request.steps.filter(({ status, seats }, n) => {
    const decided = seats.filter(({ decision }) => decision).length;
    if (n < open) return status !== 'done' || decided < seats.length;
    return n === open ? decided === seats.length : status !== 'waiting' || decided > 0;
  });
  return open < 0 || wrong.length > 0 ? [`${request._id} stands in several steps, or in none`] : [];
}

/** The history of the round, played once more, fills the same seats with the same decisions. */
function historyOfSeats(request: RequestDoc): string[] {
  const order = request.steps.map(({ definition }) => definition.id);
  const played = new Map<string, string>();
  for (const { at, by, onBehalfOf, what, step, seat } of request.history) {
    if (what === 'submitted' || what === 'resubmitted') played.clear();
    if (step === null || seat === null || ['asked', 'replied', 'reassigned', 'passed'].includes(what))
      continue;
    played.set(`${step}/${seat}`, [what, by, onBehalfOf, at].join(' '));
    const from = request.steps.find(({ definition }) => definition.id === step)?.definition.reopens;
    if (what !== 'reopened' || !from) continue;
    const again = order.slice(order.indexOf(from), order.indexOf(step) + 1);
    for (const key of played.keys()) if (again.includes(key.split('/')[0] ?? '')) played.delete(key);
  }
  const seated = request.steps.flatMap(({ definition, seats }) =>
    seats.flatMap((seat) => (seat.decision ? [`${definition.id}/${seat.id} ${wordsOf(seat)}`] : [])),
  );
  const told = [...played].map(([key, words]) => `${key} ${words}`);
  return seated.sort().join() === told.sort().join()
    ? []
    : [`${request._id} has the seats ${seated.join()} and the history ${told.join()}`];
}

function wordsOf({ decision }: Seat): string {
  return decision ? [decision.outcome, decision.by, decision.onBehalfOf, decision.at].join(' ') : '';
}

/** Nothing is decided, asked, given or filled in after the end. */
function endIsFinal({ before, after }: Commit<RequestDoc>): string[] {
  if (before?.status !== 'approved' && before?.status !== 'refused' && before?.status !== 'withdrawn') {
    return after.status !== 'open' && after.status !== 'returned' && after.waitsUntil !== NEVER
      ? [`${after._id} ended and still waits until ${after.waitsUntil}`]
      : [];
  }
  const kept = ({ status, revision, round, steps, history, values, paused, author }: RequestDoc) =>
    JSON.stringify([status, revision, round, steps, history, values, paused, author]);
  return kept(before) === kept(after) ? [] : [`${after._id} was changed after it had been ${before.status}`];
}

/** One deed at a time; the revision grows with a return and with the next round, the round with that alone. */
function goesForward({ before, after }: Commit<RequestDoc>): string[] {
  const news = newsIn(before, after).map(({ what }) => what);
  const named = `${after._id} by ${news.join(' and ') || 'nobody'}`;
  const again = news.includes('resubmitted') ? 1 : 0;
  const revised = again + (news.includes('returned') ? 1 : 0);
  const lost = again ? [] : (before?.history ?? []).filter((one, n) => !isSame(one, after.history[n]));
  return [
    ...(news.length > 1 ? [`${named} changed twice at once`] : []),
    ...(lost.length > 0 ? [`${named} forgot ${lost.map(({ what }) => what).join()}`] : []),
    ...(after.revision === (before ? before.revision + revised : 1) ? [] : [`${named} has another revision`]),
    ...(after.round === (before ? before.round + again : 1) ? [] : [`${named} has another round`]),
  ];
}

/** Nobody is stopped, sent back, asked or answered without a word. */
function reasonsAreGiven({ before, after }: Commit<RequestDoc>): string[] {
  const wordless = ['submitted', 'resubmitted', 'approved', 'answered', 'recorded', 'confirmed'];
  return newsIn(before, after)
    .filter(({ reason, what }) => !wordless.includes(what) && !reason?.trim())
    .map(({ by, what }) => `${after._id} was ${what} by ${by} without a reason`);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
