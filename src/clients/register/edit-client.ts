import { type Change, decideDocument } from '../../effects/change.ts';
import type { NewEffect } from '../../effects/effect.ts';
import type { Relay } from '../../effects/relay.ts';
import { AppError } from '../../kernel/errors.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Repo } from '../../storage/store.ts';
import { CLIENTS, type Client, clientSortName, isListed, type Passport } from '../client.ts';
import { clientKey, comparePassports, levelOf } from '../passport/client-rules.ts';
import { diffPassports } from '../passport/passport-diff-rules.ts';
import { type ReserveKeyDeps, releaseKey } from './reserve-key.ts';

export interface EditClientDeps extends Pick<ReserveKeyDeps, 'clientKeys'> {
  clients: Repo<Client>;
  relay: Relay;
}

/** Puts a passport in place, with everything of the client that follows from it. */
export function withPassport(client: Client, passport: Passport): Client {
  return {
    ...client,
    passport,
    key: clientKey(passport),
    level: levelOf(passport.servicePoints),
    sortName: clientSortName(passport),
    revision: client.revision + 1,
  };
}

/** Trace of a change of a client: when, by whom, and in whose place. */
export interface Trace {
  at: string;
  by: string;
  onBehalfOf?: string | null;
}

/** Effects of a client's change; `more` comes between its trace and the refreshes. */
export function effectsOfEdit(
  before: Client,
  after: Client,
  { at, by, onBehalfOf = null }: Trace,
  more: NewEffect[] = [],
): NewEffect[] {
  const subject = subjectOf.client(before._id);
  const { route, atOnce } = comparePassports(before.passport, after.passport);
  const fields = [...route, ...atOnce];
  const changes = diffPassports(before.passport, after.passport);
  const event = { type: 'client.edited' as const, fields, changes };
  return [
    ...(fields.length > 0
      ? [{ name: 'audit' as const, args: { entry: { subject, at, by, onBehalfOf, event } } }]
      : []),
    ...more,
    ...(isListed(before) !== isListed(after) || before.active !== after.active
      ? [
          {
            name: 'client.standing' as const,
            args: { client: before._id, was: { status: before.status, active: before.active } },
          },
        ]
      : []),
    { name: 'reminders.refresh', args: { subject } },
    { name: 'cards.redraw', args: { subject } },
  ];
}

/** Changes a client and gives back the key that it no longer has. Throws NOT_FOUND. */
export async function editClient(
  deps: EditClientDeps,
  id: string,
  decide: (client: Client) => Change<Client> | null | Promise<Change<Client> | null>,
): Promise<Client> {
  const { doc: client, decided } = await decideDocument(
    deps.relay,
    deps.clients,
    CLIENTS.name,
    () => getClient(deps, id),
    async (current) => ({ change: await decide(current), key: current.key }),
  );
  await releaseKey(deps, decided.key, client);
  return client;
}

/** Throws NOT_FOUND. */
export async function getClient(deps: { clients: Repo<Client> }, id: string): Promise<Client> {
  const client = await deps.clients.get(id);
  if (!client) throw new AppError('NOT_FOUND', { message: `no client ${id}` });
  return client;
}
