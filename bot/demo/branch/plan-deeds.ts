import { Temporal } from 'temporal-polyfill';
import { signPlan, submitPlan } from '../../../src/greetings/plans/change-plan.ts';
import { loadPlan } from '../../../src/greetings/plans/load-plan.ts';
import type { PlanLine } from '../../../src/greetings/plans/plan-line.ts';
import { isOwnDay } from '../../../src/greetings/plans/plan-rules.ts';
import { setIntent } from '../../../src/greetings/plans/set-intent.ts';
import type { Product } from '../../../src/product/product.ts';
import { movePlanned, skipPlanned } from '../../../src/reminders/answers/greet-planned.ts';
import { word } from './client-record.ts';

/** Working days before the demo's day on which the year's greetings were gone through. */
export const PLANNED_ON = -4;

const MOST_INTENTS = 3;

/** One unit's plan is signed, with gifts in mind; another's waits for its head, with a greeting moved and one left out. */
export async function planGreetings(
  product: Product,
  { idOf, today }: { idOf(person: string): string; today: Temporal.PlainDate },
): Promise<void> {
  const { year } = today;
  const [barnaul, biysk] = [idOf('manager.barnaul'), idOf('manager.biysk')];
  for (const { id } of (await aheadOf(product, barnaul, today)).slice(0, MOST_INTENTS)) {
    const typed = { meantChannel: 'flowers', meantGift: word('bouquet'), meantCost: '2500' };
    await setIntent(product, { greeting: id, typed, actor: barnaul });
  }
  await submitPlan(product, { actor: barnaul, manager: barnaul, year });
  const head = { actor: idOf('sales.barnaul'), manager: barnaul, year };
  const { plan, lines, toSign } = await loadPlan(product, head);
  if (plan && toSign) await signPlan(product, { ...head, revision: plan.revision, lines: lines.length });

  const [first, second] = await aheadOf(product, biysk, today);
  if (first) {
    const typed = { movedTo: dayAfter(first), moveReason: word('away') };
    await movePlanned(product, { greeting: first.id, typed, by: biysk });
  }
  if (second) await skipPlanned(product, { greeting: second.id, reason: word('asked'), by: biysk });
  await submitPlan(product, { actor: biysk, manager: biysk, year });
}

/** Own days of a manager's clients that come after the demo's week. */
async function aheadOf(product: Product, manager: string, today: Temporal.PlainDate): Promise<PlanLine[]> {
  const { lines } = await loadPlan(product, { actor: manager, manager, year: today.year });
  const from = today.add({ days: 14 }).toString();
  return lines.filter((line) => isOwnDay(line) && line.status === 'planned' && line.date > from);
}

function dayAfter({ date }: PlanLine): string {
  return Temporal.PlainDate.from(date).add({ days: 2 }).toString();
}
