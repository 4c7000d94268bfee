import type { Temporal } from 'temporal-polyfill';
import type { Product } from '../../../src/product/product.ts';
import { listOpenReminders } from '../../../src/reminders/answers/list-open-reminders.ts';
import { markDone } from '../../../src/reminders/answers/mark-done.ts';
import { findOpenReports } from '../../../src/reports/find-open-reports.ts';
import { handInReport } from '../../../src/reports/hand-in-report.ts';
import type { StoryPerson } from './story.ts';

const CHANNELS = ['call', 'email', 'visit', 'call', 'card'] as const;

/** Managers have congratulated whose day it was, and reports are handed in before their last day is over. */
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
    for (const { _id, dueOn } of await findOpenReports(product, by)) {
      if (dueOn <= today.toString()) await handInReport(product, { report: _id, by });
    }
  }
}
