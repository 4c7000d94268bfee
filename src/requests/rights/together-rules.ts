import { asksForEntry } from '../kinds/entry-fields.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc } from '../request.ts';
import type { Abilities } from './ability-rules.ts';

export interface Decidable {
  request: RequestDoc;
  abilities: Abilities;
}

/** Requests of one kind that one person may agree to at once. */
export interface TogetherGroup {
  type: string;
  /** Ids, in the order given. */
  requests: string[];
}

/** True where the kind lets several be agreed to at once, and the step asks for nothing but a yes. */
export function mayBeTogether({ request, abilities: { seat } }: Decidable): boolean {
  if (!requestKind(request.type).together || !seat || request.paused) return false;
  return seat.acts.includes('agree') && !asksForEntry(seat.step.definition);
}

/** Kinds of which there are at least two, the most frequent first. */
export function groupTogether(tasks: Decidable[]): TogetherGroup[] {
  const byType = Map.groupBy(tasks.filter(mayBeTogether), ({ request }) => request.type);
  return [...byType]
    .map(([type, of]) => ({ type, requests: of.map(({ request }) => request._id) }))
    .filter(({ requests }) => requests.length > 1)
    .toSorted((a, b) => b.requests.length - a.requests.length);
}
