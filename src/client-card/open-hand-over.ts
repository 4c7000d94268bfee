import type { Client } from '../clients/client.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import { requestKind } from '../requests/kinds/index.ts';
import { type RequestDoc, requestsBy } from '../requests/request.ts';
import { effectiveFrom } from '../requests/route/appointment-rules.ts';
import { type RequestDate, watchedDates } from '../requests/route/watched-dates.ts';
import { type OpenClientDeps, type OpenedClient, openClient } from './open-client.ts';

export type OpenHandOverDeps = OpenClientDeps & { clock: Clock };

/** Hand-over as one of those reads it whom it concerns. */
export interface HandOver {
  client: Client;
  /** ISO date. */
  effectiveFrom: string;
  manager: string;
  deputy: string;
  former: string;
  /** True for the deputy of a manager who stays. */
  standsIn: boolean;
  /** Client to take up; null for readers who do not answer for it now. */
  opened: OpenedClient | null;
  /** Days of requests that are still to come, the nearest first. */
  dates: { request: RequestDoc; date: RequestDate }[];
}

const SHOWN = 10;

/** Null when the client or the appointment is not there. */
export async function openHandOver(
  deps: OpenHandOverDeps,
  input: { actor: string; client: string; request: string; from: string },
): Promise<HandOver | null> {
  const [client, request] = await Promise.all([
    deps.clients.get(input.client),
    deps.requests.get(input.request),
  ]);
  if (!client || !request) return null;
  const { manager, deputy } = client.passport.appointment;
  const answers = input.actor === manager || input.actor === deputy;
  const nameOf = async (id: string | null) => (id && (await deps.directory.findPerson(id))?.name) || '';
  return {
    client,
    effectiveFrom: effectiveFrom(request),
    manager: await nameOf(manager),
    deputy: await nameOf(deputy),
    former: await nameOf(input.from),
    standsIn: input.actor === deputy && input.from === manager,
    opened: answers ? await openClient(deps, { actor: input.actor, client: client._id }) : null,
    dates: answers ? await findDates(deps, client) : [],
  };
}

async function findDates(deps: OpenHandOverDeps, client: Client): Promise<HandOver['dates']> {
  const unit = await deps.directory.findUnit(client.passport.unit);
  const from = today(deps.clock, unit?.zone ?? DEFAULT_ZONE).toString();
  const page = await deps.requests.find({
    index: 'all',
    eq: {},
    keys: [requestsBy.client(client._id)],
    anyKeys: [requestsBy.status('open'), requestsBy.status('approved')],
    desc: true,
    limit: 100,
  });
  return page.items
    .flatMap((request) => watchedDates(requestKind(request.type), request).map((date) => ({ request, date })))
    .filter(({ date }) => date.on >= from)
    .toSorted((a, b) => (a.date.on < b.date.on ? -1 : 1))
    .slice(0, SHOWN);
}
