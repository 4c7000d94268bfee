import { asAppError } from '../kernel/errors.ts';
import { loadActor } from '../people/find-actor.ts';
import { getList, type VipListDeps } from './change-list.ts';
import { wayToKeep } from './list-rules.ts';
import { type OpenListDeps, openList } from './open-list.ts';
import type { VipList } from './vip-list.ts';

/** Quarters whose list this person may see, the latest first. */
export async function findLists(deps: VipListDeps, actor: string): Promise<string[]> {
  const who = await loadActor(deps, actor);
  const found: string[] = [];
  for await (const { _id } of deps.vipLists.scan()) {
    const seen = await getList(deps, who, _id).catch((error: unknown) => {
      if (asAppError(error).code === 'NOT_FOUND') return null;
      throw error;
    });
    if (seen) found.push(_id);
  }
  return found.sort().reverse();
}

/** The list of the last quarter for who keeps it, where none has been drafted yet; null for others. */
export async function draftOnDemand(deps: OpenListDeps, actor: string): Promise<VipList | null> {
  return wayToKeep(await loadActor(deps, actor)) ? openList(deps) : null;
}
