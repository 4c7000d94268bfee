import { type RedrawCardsDeps, redrawCards } from '../deliveries/redraw-cards.ts';
import { today } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import type { Product } from '../product/product.ts';
import { openStepOf, requestsBy } from '../requests/request.ts';
import { Conflict, DuplicateKey } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';

export type CountDownDeps = RedrawCardsDeps & Pick<Product, 'clock' | 'marks' | 'requests'>;

const COUNTED_ON_ID = 'counted-on';

/**
 * Draws the cards of requests whose term is running anew, once on each day: they say how many days are left. The day
 * is noted last, so a crash in between only repeats the drawing. Returns how many requests there were.
 */
export async function countDown(deps: CountDownDeps): Promise<number> {
  const value = today(deps.clock, DEFAULT_ZONE).toString();
  const known = await deps.marks.get(COUNTED_ON_ID);
  if (known?.value === value) return 0;
  let count = 0;
  const open = { index: 'all', eq: {}, keys: [requestsBy.status('open')] };
  for await (const request of walk(deps.requests, open)) {
    if (request.paused || !openStepOf(request)?.dueOn) continue;
    await redrawCards(deps, { subject: subjectOf.request(request._id) });
    count += 1;
  }
  try {
    if (known) await deps.marks.replace({ ...known, value });
    else await deps.marks.insert({ _id: COUNTED_ON_ID, value });
  } catch (error) {
    // Another process was first with the same.
    if (!(error instanceof Conflict) && !(error instanceof DuplicateKey)) throw error;
  }
  return count;
}
