import { AppError } from '../kernel/errors.ts';
import type { Actor, Capacity } from '../people/actor.ts';
import { peopleIn } from '../people/actor.ts';
import { BRANCH, type Person } from '../people/person.ts';
import { hasBranchRight, unitsWithRight } from '../people/rights.ts';
import { holdsRole } from '../people/role-rules.ts';
import {
  isOnList,
  LIST_SEATS,
  LIST_SECTIONS,
  type LineFacts,
  type ListLine,
  type ListSeat,
  type VipList,
} from './vip-list.ts';

export function newLine(facts: LineFacts, ground = '', byHand = false): ListLine {
  return { ...facts, ground, note: '', byHand, dropped: '', refused: {}, headOffice: null };
}

/**
 * A fresh draft in the place of the former one: facts are those of now, words of people stay; a line that the register
 * has no cause for any more goes, unless somebody added it.
 */
export function mergeDraft(former: readonly ListLine[], fresh: readonly ListLine[]): ListLine[] {
  const known = new Map(former.map((line) => [line.id, line]));
  const merged = fresh.map((line) => {
    const before = known.get(line.id);
    if (!before || before.section !== line.section) return line;
    const { note, dropped, byHand } = before;
    return { ...line, note, dropped, byHand, ground: before.ground || line.ground };
  });
  const kept = former.filter((line) => line.byHand && !fresh.some(({ id }) => id === line.id));
  return inOrder([...merged, ...kept]);
}

/** By section, then by unit and name. */
export function inOrder(lines: readonly ListLine[]): ListLine[] {
  return lines.toSorted(
    (a, b) =>
      LIST_SECTIONS.indexOf(a.section) - LIST_SECTIONS.indexOf(b.section) ||
      a.unit.localeCompare(b.unit) ||
      a.name.localeCompare(b.name) ||
      a.id.localeCompare(b.id),
  );
}

/** Changes one line; throws LIST_LINE_GONE where there is none. */
export function withLine(list: VipList, id: string, change: (line: ListLine) => ListLine): ListLine[] {
  if (!list.lines.some((line) => line.id === id)) throw new AppError('LIST_LINE_GONE');
  return list.lines.map((line) => (line.id === id ? change(line) : line));
}

/** Lines that are to be removed without saying why: such a list does not go to the directors. */
export function withoutGround({ lines }: Pick<VipList, 'lines'>): ListLine[] {
  return lines.filter((line) => line.section === 'remove' && line.dropped === '' && line.ground === '');
}

/** Capacity in which somebody keeps the list; null for who does not. */
export function wayToKeep(who: Actor): Capacity | null {
  return wayOf(who, (person) => hasBranchRight(person, 'keep-vip-lists'));
}

/** Seat that somebody may agree in, with the capacity; null for none that is left. */
export function wayToAgree(who: Actor, list: VipList): { seat: ListSeat; way: Capacity } | null {
  for (const seat of LIST_SEATS) {
    const way = wayOf(who, (person) => holdsRole(person, seat, BRANCH));
    if (way && !list.agreed[seat] && !agreeRefusal(list, seat, way)) return { seat, way };
  }
  return null;
}

/** Nobody agrees on a list that they sent, and nobody in both seats, for themselves or for another. */
export function agreeRefusal(
  { submitted, agreed }: Pick<VipList, 'submitted' | 'agreed'>,
  seat: ListSeat,
  way: Capacity,
): 'SELF_APPROVAL' | 'TWO_SEATS' | null {
  const own = peopleIn(way);
  if (submitted && peopleIn(submitted).some((person) => own.includes(person))) return 'SELF_APPROVAL';
  const others = LIST_SEATS.filter((other) => other !== seat).flatMap((other) => agreed[other] ?? []);
  return others.some((act) => peopleIn(act).some((person) => own.includes(person))) ? 'TWO_SEATS' : null;
}

function wayOf({ person, principals }: Actor, may: (person: Person) => boolean): Capacity | null {
  if (may(person)) return { by: person._id, onBehalfOf: null };
  const principal = principals.find(may);
  return principal ? { by: person._id, onBehalfOf: principal._id } : null;
}

/** Units whose lines somebody sees; null for all, [] for none. */
export function listScopeOf({ person, principals }: Actor): string[] | null {
  const people = [person, ...principals];
  if (people.some((each) => hasBranchRight(each, 'see-vip-lists'))) return null;
  return [...new Set(people.flatMap((each) => unitsWithRight(each, 'see-vip-lists')))];
}

/** Lines in force that were approved, or not decided on yet. */
export function standing(list: Pick<VipList, 'lines'>): ListLine[] {
  return list.lines.filter(isOnList);
}
