import { type Client, ownClientKeys } from '../../clients/client.ts';
import { type Clock, today } from '../../kernel/clock.ts';
import type { Actor } from '../../people/actor.ts';
import type { Directory } from '../../people/directory.ts';
import { findActor } from '../../people/find-actor.ts';
import type { Person } from '../../people/person.ts';
import type { KeyOf, Page, Repo } from '../../storage/store.ts';
import { pagesOf, walk } from '../../storage/walk.ts';
import { type RequestDoc, requestsBy, seatHolder } from '../request.ts';
import { type Abilities, abilitiesOf } from '../rights/ability-rules.ts';
import { findClientManagers } from '../rights/load-decision-context.ts';

export interface ListMyTasksDeps {
  requests: Repo<RequestDoc>;
  clients: Repo<Client>;
  directory: Directory;
  clock: Clock;
}

export interface Task {
  request: RequestDoc;
  /** The client's short name, or ''. */
  clientName: string;
  abilities: Abilities;
  overdue: boolean;
}

const PAGE_SIZE = 10;
/** Limit to pages of what four eyes forbids; after it the person asks for more. */
const MOST_PAGES = 20;
/** Clients whose notice may wait for one manager; more would make the query itself slow. */
const MOST_CLIENTS = 500;

/** Tasks of this person, as holder, substitute, author or client's manager; the most overdue first. */
export async function listMyTasks(
  deps: ListMyTasksDeps,
  { actor, after }: { actor: string; after?: string },
): Promise<Page<Task>> {
  const person = await deps.directory.getPerson(actor);
  const date = today(deps.clock, await deps.directory.zoneOf(person));
  const who = await findActor(deps, actor, date);
  const anyKeys = await waitingKeys(deps, who);
  const items: Task[] = [];
  const query = { index: 'waiting', eq: {}, anyKeys };
  const pages = pagesOf(
    (from) => deps.requests.find({ ...query, limit: PAGE_SIZE - items.length, ...from }),
    after,
  );
  let read = 0;
  for await (const page of pages) {
    for (const request of page.items) items.push(...(await toTask(deps, who, request, date.toString())));
    read += 1;
    const isEnough = items.length === PAGE_SIZE || read === MOST_PAGES;
    if (isEnough && page.next) return { items, next: page.next };
  }
  return { items };
}

/** Keys find more than may be decided: four eyes is judged on each request. */
async function toTask(deps: ListMyTasksDeps, who: Actor, request: RequestDoc, date: string): Promise<Task[]> {
  const managers = await findClientManagers(deps, request.client);
  const abilities = abilitiesOf(who, request, managers);
  if (!abilities.seat && !abilities.rework && !abilities.reply) return [];
  const client = request.client ? await deps.clients.get(request.client) : null;
  const clientName = client?.passport.shortName ?? '';
  const overdue = abilities.seat !== null && !request.paused && request.waitsUntil < date;
  return [{ request, clientName, abilities, overdue }];
}

/** The keys of whatever waits for these people. */
export async function waitingKeys(
  deps: ListMyTasksDeps,
  { person, principals }: Actor,
): Promise<KeyOf<RequestDoc>[]> {
  const people = [person, ...principals];
  const clients = await findClientsOf(deps, people);
  return [
    ...people.flatMap(({ roles }) => roles.map(seatHolder.role)),
    ...people.flatMap(({ _id }) => [seatHolder.author(_id), seatHolder.person(_id)]),
    ...clients.map(seatHolder.clientManager),
  ].map(requestsBy.waits);
}

async function findClientsOf(deps: ListMyTasksDeps, people: Person[]): Promise<string[]> {
  const anyKeys = people.flatMap(({ _id }) => ownClientKeys(_id));
  const found: string[] = [];
  for await (const { _id } of walk(deps.clients, { index: 'all', eq: {}, anyKeys })) {
    found.push(_id);
    if (found.length === MOST_CLIENTS) break;
  }
  return found;
}
