import type { Client } from '../clients/client.ts';
import { maskContact, mayEditClient, maySeeClient, maySeeContacts } from '../clients/client-access-rules.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Actor } from '../people/actor.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import { type EditKind, editKindOf, passportRequestStatus } from '../registration/edit-kind-rules.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import { REQUEST_KINDS } from '../requests/kinds/index.ts';
import { openStepOf, type RequestDoc, requestsBy } from '../requests/request.ts';
import { waysToAct } from '../requests/rights/ability-rules.ts';
import { mayViewRequest } from '../requests/rights/view-rules.ts';
import { appointmentOf, appointmentsAhead } from '../requests/route/appointment-rules.ts';
import { findOpenRequests } from '../requests/views/find-client-requests.ts';
import type { Repo } from '../storage/store.ts';
import { findAll } from '../storage/walk.ts';

export interface OpenClientDeps extends LoadActorDeps {
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  reminderClocks: Repo<ReminderClock>;
}

/** A client as this person may see it. */
export interface OpenedClient {
  /** Contacts are masked unless `seesContacts`. */
  client: Client;
  seesContacts: boolean;
  /** Requests that are open or wait for rework, as far as this person may open them; the latest first. */
  openRequests: RequestDoc[];
  /** Armed reminders of the client's own days, the nearest first; none without the right to see contacts. */
  upcoming: ReminderClock[];
  /** Approved appointments that will change who answers for the client, the nearest first. */
  handOvers: RequestDoc[];
  /** Edit that may be begun, or null where none may. */
  edit: EditKind | null;
  /** ISO date where the reader is. */
  today: string;
}

/**
 * For whoever has the client within sight, or is asked to decide something about it. Throws NOT_FOUND for who
 * may not see it, as for a number that does not exist.
 */
export async function openClient(
  deps: OpenClientDeps,
  input: { actor: string; client: string },
): Promise<OpenedClient> {
  const [client, viewer] = await Promise.all([deps.clients.get(input.client), loadActor(deps, input.actor)]);
  const requests = client ? await findOpenRequests(deps, client._id) : [];
  if (!client || !(maySeeClient(viewer, client) || isAsked(viewer, client, requests))) {
    throw new AppError('NOT_FOUND', { message: `no client ${input.client} for this person` });
  }
  const seesContacts = maySeeContacts(viewer, client);
  const own = requests.find((request) => request._id === client.openRequest);
  return {
    client: seesContacts ? client : maskClient(client),
    seesContacts,
    openRequests: requests
      .toReversed()
      .filter((request) => mayViewRequest(viewer, request, managersOf(client))),
    upcoming: seesContacts ? await findUpcoming(deps, client._id) : [],
    handOvers: await findHandOvers(deps, client),
    today: today(deps.clock, await deps.directory.zoneOf(viewer.person)).toString(),
    edit: mayEditClient(viewer, client) ? editKindOf(client, passportRequestStatus(own)) : null,
  };
}

/** A seat in an open request about the client waits for this viewer. */
function isAsked(viewer: Actor, client: Client, requests: RequestDoc[]): boolean {
  const managers = managersOf(client);
  return requests.some((request) =>
    openStepOf(request)?.seats.some(
      (seat) => !seat.decision && waysToAct(viewer, request, seat, managers).length > 0,
    ),
  );
}

function managersOf({ passport: { appointment } }: Client): string[] {
  return [appointment.manager, ...(appointment.deputy ? [appointment.deputy] : [])];
}

function maskClient(client: Client): Client {
  const contacts = client.passport.contacts.map(maskContact);
  return { ...client, passport: { ...client.passport, contacts } };
}

async function findHandOvers(deps: OpenClientDeps, client: Client): Promise<RequestDoc[]> {
  const { unit, appointment } = client.passport;
  const date = today(deps.clock, await zoneOfUnit(deps, unit)).toString();
  const types = REQUEST_KINDS.filter(({ onApproved = [] }) => onApproved.includes('client.appoint'));
  const approved = await findAll(deps.requests, {
    index: 'all',
    eq: {},
    keys: [requestsBy.client(client._id), requestsBy.status('approved')],
    anyKeys: types.map(({ id }) => requestsBy.type(id)),
    desc: true,
  });
  let { manager } = appointment;
  return appointmentsAhead(approved, date).filter((request) => {
    const before = manager;
    manager = appointmentOf(request).manager;
    return manager !== before;
  });
}

async function findUpcoming(deps: OpenClientDeps, client: string): Promise<ReminderClock[]> {
  const clocks = await findAll(deps.reminderClocks, {
    index: 'subject',
    eq: { subject: subjectOf.client(client) },
  });
  return clocks
    .filter((clock) => clock.status === 'armed' && clock.args.day)
    .sort((a, b) => a.occurrence.localeCompare(b.occurrence));
}
