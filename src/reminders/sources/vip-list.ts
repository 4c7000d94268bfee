import { stepDueOn } from '../../vip-lists/change-list.ts';
import type { VipList } from '../../vip-lists/vip-list.ts';
import type { ReminderSource, SourceDeps } from './source.ts';

/** A quarter's list that waits for somebody of the branch. */
export interface ListFacts {
  list: VipList;
  /** ISO date by which its step is to be done. */
  dueOn: string;
}

export const vipListSource: ReminderSource<ListFacts> = {
  subject: 'list',
  argsOf: (list) => ({ list }),
  load: async (deps, { list: id = '' }) => {
    const list = await deps.vipLists.get(id);
    return list && factsOf(deps, list);
  },
  async *listAll(deps) {
    for await (const list of deps.vipLists.scan()) yield factsOf(deps, list);
  },
};

function factsOf(deps: Pick<SourceDeps, 'calendar'>, list: VipList): ListFacts {
  return { list, dueOn: stepDueOn(deps, list) };
}
