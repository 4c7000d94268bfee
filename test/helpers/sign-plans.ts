import type { GreetingPlan } from '../../src/greetings/plans/greeting-plan.ts';
import type { Person } from '../../src/people/person.ts';
import type { Repo } from '../../src/storage/store.ts';

/** Signs the greeting plans of these managers, so that a test which is about something else hears nothing of them. */
export async function signPlans(
  { greetingPlans }: { greetingPlans: Repo<GreetingPlan> },
  people: readonly Person[],
): Promise<void> {
  const deed = { by: 'unit-sales-head', onBehalfOf: null, at: '2025-12-20T05:00:00.000Z' };
  for (const { _id: manager, roles } of people) {
    const unit = roles.find(({ role }) => role === 'manager')?.scope;
    if (unit === undefined) continue;
    for (const year of [2026, 2027]) {
      const _id = `${manager}:${year}`;
      if (await greetingPlans.get(_id)) continue;
      const signed = { state: 'signed' as const, revision: 2, submitted: deed, decided: deed, signed: [] };
      const kept = { pending: [], hasPending: false, reason: '' };
      await greetingPlans.insert({ _id, manager, year, unit, ...signed, ...kept });
    }
  }
}
