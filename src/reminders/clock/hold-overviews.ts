import type { Temporal } from 'temporal-polyfill';
import { toEpochMs } from '../../kernel/clock.ts';
import type { Directory } from '../../people/directory.ts';
import { type HoldDeps, holdDelivery } from '../held-delivery.ts';
import { morningTime } from '../morning-rules.ts';
import { findOverviewReaders } from '../recipients/find-overview-readers.ts';
import { isLate } from '../reminder-rules.ts';

/** Owes the week in figures to each of its readers, in the morning where they are. */
export async function holdOverviews(
  deps: HoldDeps & { directory: Directory },
  on: Temporal.PlainDate,
  now: number,
): Promise<void> {
  for (const reader of await findOverviewReaders(deps, on)) {
    const hour = toEpochMs(on, morningTime(reader), await deps.directory.zoneOf(reader));
    await holdDelivery(deps, {
      id: overviewIdOf(on, reader._id),
      recipient: { kind: 'person', id: reader._id },
      content: { kind: 'overview', on: on.toString(), late: isLate(hour, now) },
      releaseAt: hour,
    });
  }
}

/** One a person and week. */
export function overviewIdOf(on: Temporal.PlainDate, person: string): string {
  return `overview:${on}:${person}`;
}
