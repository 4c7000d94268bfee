import { openStepOf, type RequestDoc, type RequestStatus, type Seat } from '../../../src/requests/request.ts';
import type { Journal } from './witnessed-store.ts';

/** What the recorded seats say became of each request, and whether its history tells the same. */
export function checkRequests(journal: Journal): string[] {
  return [...journal.latest.requests.values()].flatMap((request) => [
    ...outcomeOfSeats(request),
    ...orderOfSteps(request),
    ...historyOfSeats(request),
  ]);
}

function outcomeOfSeats(request: RequestDoc): string[] {
  const expected = statusBySeats(request);
  return request.status === expected
    ? []
    : [`${request._id} is ${request.status}, its seats say ${expected}`];
}

function statusBySeats({ history, steps }: RequestDoc): RequestStatus {
  if (history.at(-1)?.what === 'withdrawn') return 'withdrawn';
  const outcomes = steps.flatMap(({ seats }) => seats.map(({ decision }) => decision?.outcome));
  if (outcomes.includes('refused')) return 'refused';
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
    if (step === null || seat === null || ['asked', 'replied', 'reassigned'].includes(what)) continue;
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
