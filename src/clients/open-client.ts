import { AppError } from '../errors.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import type { RequestDoc } from '../requests/request.ts';
import type { Repo } from '../storage/store.ts';
import type { Client } from './client.ts';
import { maskContact, mayEditClient, maySeeClient, maySeeContacts } from './client-access-rules.ts';
import { type EditKind, editKindOf, passportRequestStatus } from './client-rules.ts';
import { type LoadViewerDeps, loadViewer } from './load-viewer.ts';

export interface OpenClientDeps extends LoadViewerDeps {
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  reminderClocks: Repo<ReminderClock>;
}

/** A client as this person may see it. */
export interface OpenedClient {
  /** Contacts are masked unless `seesContacts`. */
  client: Client;
  seesContacts: boolean;
  /** Requests that are open or wait for rework, the latest first. */
  openRequests: RequestDoc[];
  /** Armed reminders of the client's own days, the nearest first; none without the right to see contacts. */
  upcoming: ReminderClock[];
  /** What pressing Edit would begin, or null for who may not. */
  edit: EditKind | null;
}

const SHOWN = 20;

/** Throws NOT_FOUND for who may not see it, as for a number that does not exist. */
export async function openClient(
  deps: OpenClientDeps,
  input: { actor: string; client: string },
): Promise<OpenedClient> {
  const [client, viewer] = await Promise.all([deps.clients.get(input.client), loadViewer(deps, input.actor)]);
  if (!client || !maySeeClient(viewer, client)) {
    throw new AppError('NOT_FOUND', { message: `no client ${input.client} for this person` });
  }
  const seesContacts = maySeeContacts(viewer, client);
  const [openRequests, upcoming] = await Promise.all([
    findOpenRequests(deps, client._id),
    seesContacts ? findUpcoming(deps, client._id) : [],
  ]);
  const own = openRequests.find((request) => request._id === client.openRequest);
  return {
    client: seesContacts ? client : maskClient(client),
    seesContacts,
    openRequests,
    upcoming,
    edit: mayEditClient(viewer, client) ? editKindOf(client, passportRequestStatus(own)) : null,
  };
}

function maskClient(client: Client): Client {
  const contacts = client.passport.contacts.map(maskContact);
  return { ...client, passport: { ...client.passport, contacts } };
}

async function findOpenRequests(deps: OpenClientDeps, client: string): Promise<RequestDoc[]> {
  const page = await deps.requests.find({
    index: 'all',
    eq: {},
    keys: [`client:${client}`],
    anyKeys: ['status:open', 'status:returned'],
    desc: true,
    limit: SHOWN,
  });
  return page.items;
}

async function findUpcoming(deps: OpenClientDeps, client: string): Promise<ReminderClock[]> {
  const page = await deps.reminderClocks.find({
    index: 'subject',
    eq: { subject: `client:${client}` },
    limit: SHOWN,
  });
  return page.items
    .filter((clock) => clock.status === 'armed' && clock.kind === 'client-day')
    .sort((a, b) => a.occurrence.localeCompare(b.occurrence));
}
