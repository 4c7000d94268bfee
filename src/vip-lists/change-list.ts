import type { AuditEvent } from '../audit/audit-event.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { changeDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import { type Clock, today, toLocal } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Actor, Capacity } from '../people/actor.ts';
import type { Directory } from '../people/directory.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import type { Repo } from '../storage/store.ts';
import { listScopeOf, wayToKeep } from './list-rules.ts';
import { agreeBy } from './quarter-rules.ts';
import { type ListAct, type ListStatus, VIP_LISTS, type VipList } from './vip-list.ts';

export interface VipListDeps extends LoadActorDeps {
  vipLists: Repo<VipList>;
  directory: Directory;
  clock: Clock;
  relay: Relay;
}

/** A click of somebody on the list of a quarter. */
export interface ListClick {
  actor: string;
  list: string;
}

export interface ListChange {
  /** Fields that change; the revision goes up with the lines. */
  change: Partial<Omit<VipList, '_id' | 'revision' | 'pending' | 'hasPending' | 'version'>>;
  event: AuditEvent;
  /** Owed to others besides the log, the cards and the reminders. */
  effects?: NewEffect[];
}

export interface ListContext {
  who: Actor;
  act(way: Capacity): ListAct;
  /** ISO date of the branch. */
  today: string;
}

/**
 * One change of a list by somebody, with its line in the log; its cards and reminders follow. `decide` throws to
 * refuse. Throws NOT_FOUND for who may not see it, LIST_MOVED_ON where it is past that state, or not there yet.
 */
export async function changeList(
  deps: VipListDeps,
  { actor, list: id }: ListClick,
  status: ListStatus,
  decide: (list: VipList, context: ListContext) => ListChange & { way: Capacity },
): Promise<VipList> {
  const who = await loadActor(deps, actor);
  const load = () => getList(deps, who, id);
  return changeDocument(deps.relay, deps.vipLists, VIP_LISTS.name, load, (list) => {
    if (list.status !== status) throw new AppError('LIST_MOVED_ON');
    const at = new Date(deps.clock.now()).toISOString();
    const date = toLocal(deps.clock.now(), DEFAULT_ZONE).toPlainDate().toString();
    const context = { who, today: date, act: (way: Capacity) => ({ ...way, at }) };
    const { change, event, way, effects = [] } = decide(list, context);
    const revision = change.lines ? list.revision + 1 : list.revision;
    return {
      doc: { ...list, ...change, revision },
      effects: [...traceOf(id, { ...way, at }, event), ...effects],
    };
  });
}

/** The line in the log; the list's cards drawn anew, and its reminders looked at again. */
export function traceOf(id: string, { by, onBehalfOf, at }: ListAct, event: AuditEvent): NewEffect[] {
  const subject = subjectOf.list(id);
  return [
    { name: 'audit', args: { entry: { subject, at, by, onBehalfOf, event } } },
    { name: 'cards.redraw', args: { subject } },
    { name: 'reminders.refresh', args: { subject } },
  ];
}

/** Throws NOT_FOUND for who may not see it: a manager sees what was decided on their clients. */
export async function getList(
  { vipLists }: Pick<VipListDeps, 'vipLists'>,
  who: Actor,
  id: string,
): Promise<VipList> {
  const list = await vipLists.get(id);
  if (list && (listScopeOf(who)?.length !== 0 || concernsManager(list, who))) return list;
  throw new AppError('NOT_FOUND', { message: `no list ${id} for this person` });
}

function concernsManager({ status, lines }: VipList, { person, principals }: Actor): boolean {
  const people = [person, ...principals].map(({ _id }) => _id);
  return status === 'decided' && lines.some(({ manager }) => people.includes(manager));
}

/** Throws FORBIDDEN for who does not keep the list. */
export function keeper(who: Actor): Capacity {
  const way = wayToKeep(who);
  if (!way) throw new AppError('FORBIDDEN', { message: 'does not keep the list' });
  return way;
}

/** Today of the branch: the list belongs to no unit. */
export function branchToday({ clock }: Pick<VipListDeps, 'clock'>) {
  return today(clock, DEFAULT_ZONE);
}

/** ISO date by which its step is to be done: the directors have days of their own, others those of the list. */
export function stepDueOn(
  { calendar }: { calendar(): WorkCalendar },
  { status, submitted, dueOn }: VipList,
): string {
  if (status !== 'agreeing' || !submitted) return dueOn;
  const sent = toLocal(Date.parse(submitted.at), DEFAULT_ZONE).toPlainDate();
  return agreeBy(calendar(), sent).toString();
}
