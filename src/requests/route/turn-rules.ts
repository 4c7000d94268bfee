import { conditionHolds } from '../../forms/condition.ts';
import { toLocal } from '../../kernel/clock.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc, Step } from '../request.ts';

/** ISO date of the last decision of a step, where the unit is; null before the first. */
export function lastDecisionOn({ seats }: Pick<Step, 'seats'>, zone: string): string | null {
  const last = seats
    .flatMap(({ decision }) => (decision ? [decision.at] : []))
    .sort()
    .at(-1);
  return last ? toLocal(Date.parse(last), zone).toPlainDate().toString() : null;
}

/** The day on which the request made its client a VIP: everybody who has to agree had agreed. */
export function agreedOn({ type, values, steps }: RequestDoc): string | null {
  const { followsClientWhen } = requestKind(type);
  if (followsClientWhen && !conditionHolds(followsClientWhen, values)) return null;
  return steps.find(({ definition }) => definition.clientStatus === 'agreed')?.openedOn ?? null;
}

/** The day on which the request took its client from the list. */
export function removedOn(request: RequestDoc, zone: string): string | null {
  const { clientStatusAfter } = requestKind(request.type);
  if (request.status !== 'approved' || clientStatusAfter?.approved !== 'removed') return null;
  const last = request.steps.at(-1);
  return last ? lastDecisionOn(last, zone) : null;
}
