import type { Temporal } from 'temporal-polyfill';
import { addWorkingDays } from '../../calendar/working-days.ts';
import { toLocal } from '../../kernel/clock.ts';
import { DEFAULT_ZONE } from '../../people/person.ts';
import { AGREE_WORKING_DAYS } from '../../vip-lists/quarter-rules.ts';
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

/** The directors have days of their own; everybody else has those of the list. */
function factsOf(deps: Pick<SourceDeps, 'calendar'>, list: VipList): ListFacts {
  const since = list.status === 'agreeing' ? list.submitted?.at : undefined;
  if (since === undefined) return { list, dueOn: list.dueOn };
  const sent: Temporal.PlainDate = toLocal(Date.parse(since), DEFAULT_ZONE).toPlainDate();
  return { list, dueOn: addWorkingDays(deps.calendar(), sent, AGREE_WORKING_DAYS).toString() };
}
