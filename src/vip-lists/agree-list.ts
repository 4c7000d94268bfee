import { AppError } from '../kernel/errors.ts';
import { changeList, type ListClick, type ListContext, type VipListDeps } from './change-list.ts';
import { reasonOf } from './edit-lines.ts';
import { agreeRefusal, wayToAgree, withLine } from './list-rules.ts';
import { LIST_SEATS, type VipList } from './vip-list.ts';

/** Does not agree to one line; the rest of the list goes its way. Throws NOT_YOUR_STEP, LIST_LINE_GONE, REASON_REQUIRED. */
export function refuseLine(
  deps: VipListDeps,
  { line: id, reason, ...click }: ListClick & { line: string; reason: string },
): Promise<VipList> {
  const said = reasonOf(reason);
  return changeList(deps, click, 'agreeing', (list, context) => {
    const { seat, way } = seatOf(list, context);
    const lines = withLine(list, id, (line) => {
      if (line.dropped !== '') throw new AppError('LIST_LINE_GONE');
      return { ...line, refused: { ...line.refused, [seat]: said } };
    });
    return { way, change: { lines }, event: { type: 'list.line-refused', line: id, reason: said } };
  });
}

/** Takes one's own refusal of a line back. */
export function withdrawRefusal(deps: VipListDeps, click: ListClick & { line: string }): Promise<VipList> {
  const { line: id, ...rest } = click;
  return changeList(deps, rest, 'agreeing', (list, context) => {
    const { seat, way } = seatOf(list, context);
    const lines = withLine(list, id, (line) => {
      const { [seat]: _, ...others } = line.refused;
      return { ...line, refused: others };
    });
    return { way, change: { lines }, event: { type: 'list.refusal-withdrawn', line: id } };
  });
}

/**
 * Agrees to every line that this seat has not refused. Throws NOT_YOUR_STEP, SELF_APPROVAL, TWO_SEATS, and STALE
 * where lines are not those that were shown.
 */
export function agreeList(
  deps: VipListDeps,
  { revision, ...click }: ListClick & { revision: number },
): Promise<VipList> {
  return changeList(deps, click, 'agreeing', (list, context) => {
    const { seat, way } = seatOf(list, context);
    // Refusals raise the revision too, and change no line: a card from before the list was last sent is another list.
    if (revision < (list.submitted?.revision ?? 0)) throw new AppError('STALE');
    const agreed = { ...list.agreed, [seat]: context.act(way) };
    const isBoth = LIST_SEATS.every((each) => agreed[each]);
    const refused = list.lines.filter((line) => line.refused[seat] !== undefined).length;
    return {
      way,
      change: { agreed, ...(isBoth ? { status: 'agreed' } : {}) },
      event: { type: 'list.agreed', role: seat, refused },
      effects: isBoth ? [keepersTold(click.list)] : [],
    };
  });
}

/** Gives the whole list back to branch sales. */
export function returnList(
  deps: VipListDeps,
  { reason, ...click }: ListClick & { reason: string },
): Promise<VipList> {
  const said = reasonOf(reason);
  return changeList(deps, click, 'agreeing', (list, context) => {
    const { way } = seatOf(list, context);
    return {
      way,
      change: { status: 'draft', agreed: {}, returned: { ...context.act(way), reason: said } },
      event: { type: 'list.returned', reason: said },
      effects: [keepersTold(click.list)],
    };
  });
}

function keepersTold(list: string) {
  return {
    name: 'tell' as const,
    args: {
      audience: [{ role: 'branch-sales' as const, scope: 'branch' }],
      content: { kind: 'vip-list' as const, list },
    },
  };
}

/** The seat of who clicks. Throws with the reason where there is none left for them. */
function seatOf(list: VipList, { who }: ListContext) {
  const found = wayToAgree(who, list);
  if (found) return found;
  const people = [who.person, ...who.principals];
  for (const seat of LIST_SEATS) {
    const holder = people.find(({ roles }) => roles.some(({ role }) => role === seat));
    if (!holder || list.agreed[seat]) continue;
    const onBehalfOf = holder === who.person ? null : holder._id;
    const refusal = agreeRefusal(list, seat, { by: who.person._id, onBehalfOf });
    if (refusal) throw new AppError(refusal);
  }
  throw new AppError('NOT_YOUR_STEP');
}
