import { requestKind } from '../requests/kinds/index.ts';
import { openStepOf, type RequestDoc } from '../requests/request.ts';
import { watchedDates } from '../requests/route/watched-dates.ts';

/** Something granted to the client, or under way with it, that ends on a day. */
export interface ClientTerm {
  request: RequestDoc;
  /** ISO date of the last day. */
  to: string;
}

/** Discounts, contracts and projects that hold on this day, the first to end first. */
export function termsOf(requests: readonly RequestDoc[], today: string): ClientTerm[] {
  return requests
    .filter(isRunning)
    .flatMap((request) => {
      const days = watchedDates(requestKind(request.type), request).map(({ on }) => on);
      const to = days.toSorted().at(-1);
      return to !== undefined && to >= today ? [{ request, to }] : [];
    })
    .toSorted((a, b) => a.to.localeCompare(b.to));
}

/** Granted; or agreed on, and open only until its result is recorded. */
function isRunning(request: RequestDoc): boolean {
  return request.status === 'approved' || openStepOf(request) === request.steps.at(-1);
}
