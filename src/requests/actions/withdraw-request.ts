import type { Client } from '../../clients/client.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import type { Actor } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc } from '../request.ts';
import { wayAsOwner } from '../rights/ability-rules.ts';
import type { DecisionContext } from '../rights/load-decision-context.ts';
import { REASON_FIELDS } from '../route/check-entry.ts';
import { withdraw } from '../route/decision-rules.ts';
import { mayTakeBack } from '../route/eligibility-rules.ts';
import { type ChangeRequestDeps, judgeClick } from './change-request.ts';
import type { ClickResult, Verdict } from './verdict.ts';

export interface WithdrawRequestInput {
  actor: string;
  requestId: string;
  revision: number;
  reason: string;
}

/** Throws NOT_FOUND, FORBIDDEN. */
export async function withdrawRequest(
  deps: ChangeRequestDeps,
  input: WithdrawRequestInput,
): Promise<ClickResult> {
  return judgeClick(
    deps,
    input.requestId,
    async ({ client }, { today }) => ({
      who: await findActor(deps, input.actor, today),
      client: client ? await deps.clients.get(client) : null,
    }),
    (request, facts, context) => judge(request, input, facts, context),
  );
}

function judge(
  request: RequestDoc,
  { reason, revision }: WithdrawRequestInput,
  { who, client }: { who: Actor; client: Client | null },
  { today, now, clientManagers }: DecisionContext,
): Verdict {
  const way = wayAsOwner(who, request, clientManagers);
  if (!way) return { outcome: 'refused', code: 'FORBIDDEN' };
  if (request.status === 'withdrawn') return { outcome: 'repeated' };
  if (!mayTakeBack(requestKind(request.type), request, client)) return { outcome: 'late' };
  if (request.revision !== revision) return { outcome: 'stale' };
  const { values, errors } = validateFields(REASON_FIELDS, { reason }, { today, options: () => [] });
  if (Object.keys(errors).length > 0) return { outcome: 'invalid', errors };
  const said = typeof values.reason === 'string' ? values.reason : null;
  const after = withdraw(request, { way, reason: said, at: now });
  const audit = [{ type: 'request.withdrawn' as const, reason: said }];
  return { outcome: 'done', step: { after, moves: [], way, decided: null, audit } };
}
