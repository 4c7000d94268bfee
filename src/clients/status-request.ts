import type { SubmitRequestInput } from '../requests/request.ts';
import type { Passport } from './client.ts';
import { levelOf } from './client-rules.ts';
import type { PassportDraft } from './draft.ts';

/** The request that decides about a client's status, or about a change of what the status rests on. */
export function buildStatusRequest(
  draft: PassportDraft,
  passport: Passport,
  purpose: 'registration' | 'change',
  previous: string | null = null,
): SubmitRequestInput {
  return {
    id: draft.request ?? '',
    type: 'vip-status',
    author: draft.owner,
    client: draft.client,
    unit: passport.unit,
    values: { purpose, level: levelOf(passport.servicePoints) },
    payload: purpose === 'change' ? { passport } : {},
    previous,
  };
}
