import { type EditClientDeps, editClient, effectsOfEdit } from '../../clients/register/edit-client.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Repo } from '../../storage/store.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc, SubmitRequestInput } from '../request.ts';
import { decidesClient } from '../route/client-status-rules.ts';

export interface ClaimClientDeps extends EditClientDeps {
  requests: Repo<RequestDoc>;
}

/**
 * Starts a request that decides its client, by way of the client: it has one such request at a time, and the
 * same write owes the request, so neither stands without the other. Throws OPEN_REQUEST_EXISTS.
 */
export async function claimClient(
  deps: ClaimClientDeps,
  input: SubmitRequestInput,
  at: string,
): Promise<void> {
  const definition = requestKind(input.type);
  if (!input.client || !decidesClient(definition)) {
    throw new TypeError(`${input.type} decides no client`);
  }
  if (await deps.requests.get(input.id)) return;
  await editClient(deps, input.client, (current) => {
    if (current.openRequest === input.id || current.followed?.request === input.id) return null;
    if (current.openRequest !== null) throw new AppError('OPEN_REQUEST_EXISTS');
    if (definition.requires?.includes('active-client') && !current.active) throw new AppError('STALE');
    const doc = { ...current, openRequest: input.id };
    const effects = effectsOfEdit(
      current,
      doc,
      { at, by: input.author, onBehalfOf: input.onBehalfOf ?? null },
      [{ name: 'request.submit', args: input }],
    );
    return { doc, effects };
  });
}
