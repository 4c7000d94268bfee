import type { AuditEvent } from '../../audit/audit-event.ts';
import { enteredValues } from '../../forms/compare-values.ts';
import type { FieldError, Values } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import type { Actor, Capacity } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import type { Addition } from '../kinds/definition.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc } from '../request.ts';
import { wayAsOwner } from '../rights/ability-rules.ts';
import type { DecisionContext } from '../rights/load-decision-context.ts';
import { additionKey, additionsNow, rowsIn, withAddition } from '../route/addition-rules.ts';
import { type ChangeRequestDeps, judgeClick } from './change-request.ts';
import type { ClickResult, RequestStep, Verdict } from './verdict.ts';

/** Field that says which row of the list an addition is about: its number, from 0. */
export const ROW_FIELD = 'row';

export interface AdditionClick {
  /** Person id. */
  actor: string;
  requestId: string;
  addition: string;
  /** As typed, the row among them. */
  values: Record<string, unknown>;
}

/** Takes something down beside the route; saying it again changes nothing. Throws NOT_FOUND, FORBIDDEN. */
export async function addToRequest(deps: ChangeRequestDeps, click: AdditionClick): Promise<ClickResult> {
  return judgeClick(
    deps,
    click.requestId,
    async (_request, { today }) => findActor(deps, click.actor, today),
    (request, who, context) => judge(request, click, who, context),
  );
}

function judge(request: RequestDoc, click: AdditionClick, who: Actor, context: DecisionContext): Verdict {
  const way = wayAsOwner(who, request, context.clientManagers);
  if (!way) return { outcome: 'refused', code: 'FORBIDDEN' };
  const addition = additionsNow(requestKind(request.type), request).find(({ id }) => id === click.addition);
  if (!addition) return { outcome: 'late' };
  const row = rowOf(request, addition, click.values);
  const { values, errors } = validateFields(addition.fields, click.values, {
    today: context.today,
    options: () => [],
  });
  if ('error' in row) return { outcome: 'invalid', errors: { ...errors, [ROW_FIELD]: row.error } };
  if (Object.keys(errors).length > 0) return { outcome: 'invalid', errors };
  const step = takeDown(request, addition, row.n, { values, way, at: context.now });
  return step ? { outcome: 'done', step } : { outcome: 'repeated' };
}

function rowOf(
  request: RequestDoc,
  { list }: Addition,
  values: Record<string, unknown>,
): { n: number | null } | { error: FieldError } {
  if (list === undefined) return { n: null };
  const typed = String(values[ROW_FIELD] ?? '');
  if (typed === '') return { error: { code: 'required' } };
  const n = Number(typed);
  return rowsIn(request, list)[n] ? { n } : { error: { code: 'choice' } };
}

/** The request with what was taken down, and its trace; null where nothing is new. */
export function takeDown(
  request: RequestDoc,
  addition: Addition,
  row: number | null,
  { values, way, at }: { values: Values; way: Capacity; at: string },
): RequestStep | null {
  const { by, onBehalfOf } = way;
  const after = withAddition(request, additionKey(addition.id, row), { values, by, onBehalfOf, at });
  if (!after) return null;
  const event: AuditEvent = {
    type: 'request.added',
    addition: addition.id,
    row,
    entered: enteredValues(addition.fields, values),
  };
  return { after, moves: [], way: { by, onBehalfOf }, decided: null, audit: [event] };
}
