import type { FieldError } from '../forms/field.ts';
import type { Repo } from '../storage/store.ts';
import type { Greeting, GreetingSaid } from './greeting.ts';
import {
  GIFT_LIMIT,
  type GiftVerdict,
  type Greeted,
  goesToOfficial,
  judgeGift,
  spentIn,
  yearOf,
} from './greeting-rules.ts';
import { listRecent } from './list-greetings.ts';

/** Judges a gift together with what went to the same people that year; `except` is the greeting it belongs to. */
export async function checkGift(
  deps: { greetings: Repo<Greeting> },
  greeted: Greeted,
  { on, cost }: Pick<GreetingSaid, 'on' | 'cost'>,
  except = '',
): Promise<GiftVerdict> {
  if (!cost) return 'fine';
  const recent = await listRecent(deps, greeted.client._id, yearOf(on));
  const others = recent.filter(({ _id }) => _id !== except);
  const official = goesToOfficial(greeted);
  const spent = spentIn(others, yearOf(on), greeted.contact || undefined, official);
  return judgeGift({ official, spent, cost });
}

/** The sentence at the cost of a gift that an official may not have. */
export const GIFT_BARRED: Record<string, FieldError> = {
  cost: { code: 'gift-barred', args: { limit: GIFT_LIMIT / 100 } },
};
