import { CLIENTS, type Client, clientSortName, type Passport } from '../clients/client.ts';
import { clientKey, levelOf } from '../clients/passport/client-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { insertDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Capacity } from '../people/actor.ts';
import { DuplicateKey } from '../storage/store.ts';
import { buildStatusRequest } from './status-request.ts';
import type { SubmitDraftDeps } from './submit-purpose.ts';

/** A new client in the register, with its request on the way. An earlier try that got this far stands. */
export async function submitNewClient(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
  way: Capacity,
): Promise<string> {
  const request = buildStatusRequest(draft, passport, way);
  const at = new Date(deps.clock.now()).toISOString();
  const client = createClient(draft.client ?? '', passport, { at, by: way.by, request: request.id });
  const subject = subjectOf.client(client._id);
  const effects: NewEffect[] = [
    {
      name: 'audit',
      args: {
        entry: {
          subject,
          at,
          ...way,
          event: { type: 'client.created', source: 'card' },
        },
      },
    },
    { name: 'request.submit', args: request },
    followPotential(client, way.by),
    { name: 'reminders.refresh', args: { subject } },
  ];
  try {
    await insertDocument(deps.relay, deps.clients, CLIENTS.name, client, effects);
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
  return request.id;
}

/** A company that somebody keeps as a potential client is none any more once it is on its way. */
export function followPotential(
  { _id: client, passport: { inn, unit } }: Pick<Client, '_id' | 'passport'>,
  by: string,
): NewEffect {
  return { name: 'potential.follow', args: { inn, unit, client, by } };
}

/** A client as it is first written: a candidate. */
export function createClient(
  id: string,
  passport: Passport,
  { at, by, request }: { at: string; by: string; request: string | null },
): Omit<Client, 'version' | 'pending' | 'hasPending'> {
  return {
    _id: id,
    key: clientKey(passport),
    status: 'candidate',
    active: false,
    level: levelOf(passport.servicePoints),
    passport,
    openRequest: request,
    followed: null,
    statusHistory: [{ status: 'candidate', at, by, request, reason: null }],
    sortName: clientSortName(passport),
    revision: 1,
    createdAt: at,
  };
}
