import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { Conflict, DuplicateKey, type Repo } from '../../storage/store.ts';
import type { Client, ClientKey } from '../client.ts';
import { clientKey, type Proposal } from '../passport/client-rules.ts';

/** Requests, of which only the payload matters here: a change of passport carries what it asks for. */
export interface ProposalSource {
  get(id: string): Promise<{ payload: Record<string, unknown> } | null>;
}

export interface ReserveKeyDeps {
  clients: Repo<Client>;
  clientKeys: Repo<ClientKey>;
  requests: ProposalSource;
  realClock: Clock;
}

/** A reservation is written just before its client: older than this without one, its writer is gone. */
const ABANDONED_MS = 60_000;
const ATTEMPTS = 10;

/**
 * Reserves an INN + KPP for a client. Returns the client that has it already, or null when it is ours now.
 * Throws BUSY while somebody else is in the middle of registering it.
 */
export async function reserveKey(deps: ReserveKeyDeps, key: string, client: string): Promise<Client | null> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const at = new Date(deps.realClock.now()).toISOString();
    try {
      await deps.clientKeys.insert({ _id: key, client, at });
      return null;
    } catch (error) {
      if (!(error instanceof DuplicateKey)) throw error;
    }
    const taken = await deps.clientKeys.get(key);
    if (!taken) continue;
    if (taken.client === client) return null;
    const holder = await findHolder(deps, taken);
    if (holder) return holder;
    if (deps.realClock.now() - Date.parse(taken.at) < ABANDONED_MS) throw new AppError('BUSY');
    if (await takeOver(deps, taken, client, at)) return null;
  }
  throw new AppError('BUSY');
}

/** Gives a key back unless it is the client's own by now, or somebody else's. */
export async function releaseKey(
  deps: Pick<ReserveKeyDeps, 'clientKeys'>,
  key: string,
  client: Client,
): Promise<void> {
  if (client.key === key) return;
  const taken = await deps.clientKeys.get(key);
  if (taken?.client !== client._id) return;
  try {
    await deps.clientKeys.delete(key, taken.version);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
  }
}

/** The client that an INN + KPP belongs to already; null for none, and for `client` itself. Reserves nothing. */
export async function findKeyHolder(
  deps: Pick<ReserveKeyDeps, 'clients' | 'clientKeys' | 'requests'>,
  key: string,
  client: string | null,
): Promise<Client | null> {
  const taken = await deps.clientKeys.get(key);
  return taken && taken.client !== client ? findHolder(deps, taken) : null;
}

/** The client that has the key, or has asked for it in a change that is still being agreed. */
async function findHolder(
  deps: Pick<ReserveKeyDeps, 'clients' | 'requests'>,
  taken: ClientKey,
): Promise<Client | null> {
  const client = await deps.clients.get(taken.client);
  if (!client || client.key === taken._id) return client;
  const request = client.openRequest ? await deps.requests.get(client.openRequest) : null;
  const proposed = request && proposedPassport(request);
  return proposed && clientKey(proposed) === taken._id ? client : null;
}

/** Proposal of a change, as the use case wrote it. */
export function proposedPassport(request: { payload: Record<string, unknown> }): Proposal | null {
  return (request.payload.passport as Proposal | undefined) ?? null;
}

async function takeOver(
  deps: ReserveKeyDeps,
  taken: ClientKey,
  client: string,
  at: string,
): Promise<boolean> {
  try {
    await deps.clientKeys.replace({ ...taken, client, at });
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}
