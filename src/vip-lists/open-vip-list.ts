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
import { branchToday, getList, type VipListDeps } from './change-list.ts';
import { listScopeOf, wayToAgree, wayToKeep } from './list-rules.ts';
import {
  isOnList,
  LIST_SECTIONS,
  type ListLine,
  type ListSeat,
  type ListSection,
  type VipList,
} from './vip-list.ts';

export const LIST_PAGE = 12;

/** A list as one reader sees it. */
export interface OpenedList {
  list: VipList;
  /** ISO date of the branch. */
  today: string;
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
  /** Lines that this reader has to raise a removal for. */
  toRemove: string[];
  grounds: DictionaryEntry[];
}

export type OpenVipListDeps = VipListDeps & LoadDictionaryDeps & { clients: Repo<Client> };

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
  const statuses = await statusesOf(deps, lines);
  return {
    list,
    today: branchToday(deps).toString(),
    lines,
    total: seen.length,
    from: first,
    ...(seen.length > end ? { next: end } : {}),
    counts: countSections(seen),
    mayKeep: wayToKeep(who) !== null,
    seat: list.status === 'agreeing' ? (wayToAgree(who, list)?.seat ?? null) : null,
    gone: [...statuses].flatMap(([number, status]) => (status === 'removed' ? [number] : [])),
    toRemove: lines.filter((line) => isToRemove(who, list, line, statuses)).map((line) => line.id),
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

async function statusesOf(
  deps: Pick<OpenVipListDeps, 'clients'>,
  lines: readonly ListLine[],
): Promise<Map<string, Client['status']>> {
  const found = new Map<string, Client['status']>();
  for (const { id, section } of lines) {
    const client = section === 'potential' ? null : await deps.clients.get(id);
    if (client) found.set(id, client.status);
  }
  return found;
}

/** Approved for removal, and not on the way out yet: who leads the client's sales raises the request. */
function isToRemove(
  who: Actor,
  list: VipList,
  line: ListLine,
  statuses: Map<string, Client['status']>,
): boolean {
  const people = [who.person, ...who.principals];
  const leads = people.some((person) => hasRight(person, 'lead-sales', line.unit));
  return (
    list.status === 'decided' &&
    line.section === 'remove' &&
    line.headOffice?.outcome === 'approved' &&
    statuses.get(line.id) === 'client_notified' &&
    leads
  );
}
