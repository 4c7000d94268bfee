import { conditionHolds } from '../../forms/condition.ts';
import type { Values } from '../../forms/field.ts';
import type { Capacity } from '../../people/actor.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc } from '../request.ts';
import { additionKey, additionOf, additionsNow } from '../route/addition-rules.ts';
import { ruleOfDate } from '../route/watched-dates.ts';
import { takeDown } from './add-to-request.ts';
import { type ChangeRequestDeps, changeRequest } from './change-request.ts';
import type { RequestStep } from './verdict.ts';

interface SettledDate extends Capacity {
  request: string;
  /** Id of the watched day. */
  date: string;
  /** ISO date on which it was done. */
  on: string;
}

declare module '../../effects/commands.ts' {
  interface CommandArgs {
    /** Takes down that what a day of a request was about is done: somebody said so on the reminder of it. */
    'request.settle-date': SettledDate;
  }
}

/** Handler of `request.settle-date`; a day that is settled, or of which nothing may be taken down, stays as it is. */
export async function settleDate(deps: ChangeRequestDeps, args: SettledDate): Promise<void> {
  if (!(await deps.requests.get(args.request))) return;
  await changeRequest(deps, args.request, async (request, { now }) => settled(request, args, now));
}

function settled(
  request: RequestDoc,
  { date, on, by, onBehalfOf }: SettledDate,
  at: string,
): RequestStep | null {
  const definition = requestKind(request.type);
  const found = ruleOfDate(definition, date);
  const { settledBy } = found?.rule ?? {};
  const addition = additionsNow(definition, request).find(({ id }) => id === settledBy?.addition);
  if (!found || !settledBy || !addition) return null;
  const { done, on: day } = settledBy;
  const before = additionOf(request, additionKey(addition.id, found.row));
  if (before && (!done || conditionHolds(done, before.values))) return null;
  const values: Values = { ...(done ? { [done.field]: String(done.is) } : {}), [day]: on };
  return takeDown(request, addition, found.row, { values, way: { by, onBehalfOf }, at });
}
