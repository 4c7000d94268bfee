import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Client } from '../clients/client.ts';
import {
  type DictionaryEntry,
  type LoadDictionaryDeps,
  loadDictionary,
} from '../dictionaries/load-dictionary.ts';
import type { Actor } from '../people/actor.ts';
import { loadActor } from '../people/find-actor.ts';
import { hasRight } from '../people/rights.ts';
import type { Repo } from '../storage/store.ts';
import { branchToday, getList, stepDueOn, type VipListDeps } from './change-list.ts';
import { listScopeOf, wayToAgree, wayToKeep } from './list-rules.ts';
import {
  isOnList,
  LIST_SECTIONS,
  type ListLine,
  type ListSeat,
  type ListSection,
  type VipList,
} from './vip-list.ts';

export const LIST_PAGE = 10;

/** A list as one reader sees it. */
export interface OpenedList {
  list: VipList;
  /** ISO date of the branch. */
  today: string;
  /** ISO date by which its step is to be done. */
  dueOn: string;
  /** Lines of one page, in the order of sections. */
  lines: ListLine[];
  /** Lines of the reader's units in all. */
  total: number;
  /** First line of this page, and of the following one. */
  from: number;
  next?: number;
  /** Lines that stand, by section. */
  counts: Record<ListSection, number>;
  mayKeep: boolean;
  /** The seat that waits for the reader, or null. */
  seat: ListSeat | null;
  /** Numbers of clients that left the list of VIPs since, though a line speaks of them. */
  gone: string[];
  /** Numbers of open removals, by client. */
  removals: Record<string, string>;
  /** Lines that this reader has to raise a removal for. */
  toRemove: string[];
  grounds: DictionaryEntry[];
}

export type OpenVipListDeps = VipListDeps &
  LoadDictionaryDeps & { clients: Repo<Client>; calendar(): WorkCalendar };

/** Throws NOT_FOUND for who may not see it. */
export async function openVipList(
  deps: OpenVipListDeps,
  { actor, list: id, from = 0 }: { actor: string; list: string; from?: number },
): Promise<OpenedList> {
  const who = await loadActor(deps, actor);
  const list = await getList(deps, who, id);
  const seen = linesFor(who, list);
  const first = from < seen.length ? from : 0;
  const end = first + LIST_PAGE;
  const lines = seen.slice(first, end);
  const clients = await clientsOf(deps, lines);
  return {
    list,
    today: branchToday(deps).toString(),
    dueOn: stepDueOn(deps, list),
    lines,
    total: seen.length,
    from: first,
    ...(seen.length > end ? { next: end } : {}),
    counts: countSections(seen),
    mayKeep: wayToKeep(who) !== null,
    seat: list.status === 'agreeing' ? (wayToAgree(who, list)?.seat ?? null) : null,
    gone: clients.flatMap(({ _id, status }) => (status === 'removed' ? [_id] : [])),
    removals: removalsOf(clients),
    toRemove: lines.filter((line) => isToRemove(who, list, line, clients)).map((line) => line.id),
    grounds: await loadDictionary(deps, 'removal-grounds'),
  };
}

/** Heads see the lines of their units, managers those of their clients. */
export function linesFor(who: Actor, { lines }: Pick<VipList, 'lines'>): ListLine[] {
  const scope = listScopeOf(who);
  if (scope === null) return lines;
  const people = [who.person, ...who.principals].map(({ _id }) => _id);
  return lines.filter(({ unit, manager }) => scope.includes(unit) || people.includes(manager));
}

function countSections(lines: readonly ListLine[]): Record<ListSection, number> {
  const count = (section: ListSection) =>
    lines.filter((line) => line.section === section && isOnList(line)).length;
  const [fresh, remove, potential] = LIST_SECTIONS.map(count);
  return { new: fresh ?? 0, remove: remove ?? 0, potential: potential ?? 0 };
}

async function clientsOf(
  deps: Pick<OpenVipListDeps, 'clients'>,
  lines: readonly ListLine[],
): Promise<Client[]> {
  const found: Client[] = [];
  for (const { id, section } of lines) {
    const client = section === 'potential' ? null : await deps.clients.get(id);
    if (client) found.push(client);
  }
  return found;
}

function removalsOf(clients: readonly Client[]): Record<string, string> {
  return Object.fromEntries(
    clients.flatMap(({ _id, status, openRequest }) =>
      status === 'removal_proposed' && openRequest ? [[_id, openRequest]] : [],
    ),
  );
}

/** Approved for removal, and not on the way out yet: who leads the client's sales raises the request. */
function isToRemove(who: Actor, list: VipList, line: ListLine, clients: readonly Client[]): boolean {
  const people = [who.person, ...who.principals];
  const leads = people.some((person) => hasRight(person, 'lead-sales', line.unit));
  return (
    list.status === 'decided' &&
    line.section === 'remove' &&
    line.headOffice?.outcome === 'approved' &&
    clients.some(({ _id, status }) => _id === line.id && status === 'client_notified') &&
    leads
  );
}
