import { pagesOf } from '../../storage/walk.ts';
import { groupTogether, mayBeTogether, type TogetherGroup } from '../rights/together-rules.ts';
import { type ListMyTasksDeps, listMyTasks, type Task } from './list-my-tasks.ts';
import { type OpenRequestDeps, openRequest, type RequestView } from './open-request.ts';

export type ListTogetherDeps = ListMyTasksDeps & OpenRequestDeps;

export interface Together {
  /** Every kind of which several wait for this person. */
  groups: TogetherGroup[];
  /** Kind that is shown; '' for none. */
  type: string;
  /** At most one card of it, the most pressing first. */
  views: RequestView[];
}

/** So many fit on a card. */
export const MOST_TOGETHER = 10;

/** Requests of one kind that this person may agree to at once: of the kind asked for, else of the most frequent one. */
export async function listTogether(
  deps: ListTogetherDeps,
  { actor, type = '' }: { actor: string; type?: string },
): Promise<Together> {
  const tasks: Task[] = [];
  for await (const { items } of pagesOf((from) => listMyTasks(deps, { actor, ...from })))
    tasks.push(...items);
  const groups = groupTogether(tasks);
  const of = (wanted: string) => tasks.filter((task) => task.request.type === wanted && mayBeTogether(task));
  const shown = of(type).length > 0 ? type : (groups[0]?.type ?? '');
  const views: RequestView[] = [];
  for (const task of of(shown)) {
    if (views.length === MOST_TOGETHER) break;
    const view = await openRequest(deps, { actor, requestId: task.request._id });
    if (mayBeTogether(view)) views.push(view);
  }
  return { groups, type: shown, views };
}
