import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { insertDocument } from '../effects/change.ts';
import { DuplicateKey } from '../storage/store.ts';
import { branchToday, traceOf, type VipListDeps } from './change-list.ts';
import { type DraftListDeps, draftLines } from './draft-list.ts';
import { endedQuarter, listDueOn } from './quarter-rules.ts';
import { VIP_LISTS, type VipList } from './vip-list.ts';

export type OpenListDeps = VipListDeps & DraftListDeps & { calendar(): WorkCalendar };

/** Sees to it that the list of the quarter that ended last is drafted; returns its id where it is a draft of now. */
export async function openList(deps: OpenListDeps): Promise<VipList> {
  const quarter = endedQuarter(branchToday(deps));
  const known = await deps.vipLists.get(quarter);
  if (known) return known;
  const lines = await draftLines(deps, quarter);
  const at = new Date(deps.clock.now()).toISOString();
  const nobody = { submitted: null, agreed: {}, returned: null, outgoing: null, decision: null };
  const doc = { _id: quarter, status: 'draft' as const, revision: 1, lines, ...nobody };
  const act = { by: 'system', onBehalfOf: null, at };
  try {
    return await insertDocument<VipList>(
      deps.relay,
      deps.vipLists,
      VIP_LISTS.name,
      { ...doc, dueOn: listDueOn(deps.calendar(), quarter).toString() },
      traceOf(quarter, act, { type: 'list.drafted', lines: lines.length }),
    );
  } catch (error) {
    const first = error instanceof DuplicateKey ? await deps.vipLists.get(quarter) : null;
    if (!first) throw error;
    return first;
  }
}
