import type { Temporal } from 'temporal-polyfill';
import type { Product } from '../../../src/product/product.ts';
import { listOpenReminders } from '../../../src/reminders/answers/list-open-reminders.ts';
import { markDone } from '../../../src/reminders/answers/mark-done.ts';
import { settleReports } from './report-deeds.ts';
import type { StoryPerson } from './story.ts';

const CHANNELS = ['call', 'email', 'visit', 'call', 'card'] as const;

/** Managers have congratulated whose day it was, and reports are handed in as their last day ends, and accepted. */
export async function endDay(
  product: Product,
  people: StoryPerson[],
  { today, tomorrow }: { today: Temporal.PlainDate; tomorrow: Temporal.PlainDate },
): Promise<void> {
  let greeted = today.day;
  for (const { aadObjectId: by } of people) {
    for (const { clock, occurrence, kind } of await listOpenReminders(product, by)) {
      if (kind.endsBy !== 'answer' || occurrence >= tomorrow.toString()) continue;
      const channel = CHANNELS[greeted++ % CHANNELS.length] ?? 'call';
      await markDone(product, { matter: clock._id, occurrence, by, channel });
    }
    await settleReports(product, by, today);
  }
}
