import type { Client } from '../clients/client.ts';
import { AppError } from '../errors.ts';
import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { type ChangeRequestDeps, changeRequest } from './change-request.ts';
import { REASON_FIELDS } from './check-entry.ts';
import { mayTakeBack } from './client-standing-rules.ts';
import { withdraw } from './decision-rules.ts';
import { findStanding } from './find-standing.ts';
import type { RequestDoc } from './request.ts';
import { wayAsOwner } from './standing-rules.ts';
import { getRequestType } from './types/index.ts';

export interface WithdrawRequestInput {
  actor: string;
  requestId: string;
  revision: number;
  reason: string;
}

export interface WithdrawResult {
  request: RequestDoc;
  /** `late`: it ended, or the last approval was there first. */
  outcome: 'done' | 'repeated' | 'late' | 'stale' | 'invalid';
  errors: Record<string, FieldError>;
}

/** Throws NOT_FOUND, FORBIDDEN. */
export async function withdrawRequest(
  deps: ChangeRequestDeps,
  input: WithdrawRequestInput,
): Promise<WithdrawResult> {
  let outcome: WithdrawResult['outcome'] = 'done';
  let errors: Record<string, FieldError> = {};
  const request = await changeRequest(deps, input.requestId, async (current, context) => {
    const way = wayAsOwner(
      await findStanding(deps, input.actor, context.today),
      current,
      context.clientManagers,
    );
    if (!way) throw new AppError('FORBIDDEN');
    const checked = validateFields(
      REASON_FIELDS,
      { reason: input.reason },
      { today: context.today, options: () => [] },
    );
    errors = {};
    const client = current.client ? await deps.clients.get(current.client) : null;
    outcome = outcomeFor(current, client, input.revision);
    if (outcome !== 'done') return null;
    if (Object.keys(checked.errors).length > 0) {
      errors = checked.errors;
      outcome = 'invalid';
      return null;
    }
    const reason = typeof checked.values.reason === 'string' ? checked.values.reason : null;
    const after = withdraw(current, { way, reason, at: context.now });
    return { after, moves: [], way, decided: null, audit: [{ type: 'request.withdrawn', reason }] };
  });
  return { request, outcome, errors };
}

function outcomeFor(request: RequestDoc, client: Client | null, revision: number): WithdrawResult['outcome'] {
  if (request.status === 'withdrawn') return 'repeated';
  if (!mayTakeBack(getRequestType(request.type), request, client)) return 'late';
  return request.revision === revision ? 'done' : 'stale';
}
