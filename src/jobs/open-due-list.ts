import { clientsBy } from '../clients/client.ts';
import { branchToday } from '../vip-lists/change-list.ts';
import { type OpenListDeps, openList } from '../vip-lists/open-list.ts';
import { endedQuarter, listDueOn } from '../vip-lists/quarter-rules.ts';

/**
 * Drafts the list of the quarter that has ended, once, while there is time to send it; later somebody asks for it who
 * keeps it. A branch without clients has none.
 */
export async function openDueList(deps: OpenListDeps): Promise<void> {
  const today = branchToday(deps);
  const quarter = endedQuarter(today);
  if (listDueOn(deps.calendar(), quarter).toString() < today.toString()) return;
  if (await deps.vipLists.get(quarter)) return;
  if ((await deps.clients.count({ index: 'all', eq: {}, keys: [clientsBy.listed] })) === 0) return;
  await openList(deps);
}
