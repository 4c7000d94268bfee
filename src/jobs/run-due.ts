import { type AlarmGivenUpDeps, alarmGivenUp } from '../deliveries/alarm-given-up.ts';
import { type FollowAbsencesDeps, followAbsences } from '../people/follow-absences.ts';
import type { Product } from '../product.ts';
import { type GatherDeps, gatherDigests } from '../reminders/gather-digests.ts';
import { ensurePlans } from '../reminders/plans.ts';
import type { RefreshDeps } from '../reminders/refresh-reminders.ts';
import { type TickDeps, tick } from '../reminders/tick.ts';
import { type TellUnreachableDeps, tellUndelivered } from '../requests/tell-unreachable.ts';
import { beatHeart, type HeartbeatDeps } from './beat-heart.ts';
import { type DropStaleFilesDeps, dropStaleFiles } from './drop-stale-files.ts';
import { followCalendar } from './follow-calendar.ts';
import { type FollowDirectoryDeps, followDirectory } from './follow-directory.ts';
import { type PurgeDeps, purgeOld } from './purge-old.ts';
import { type WarnOfSecretDeps, warnOfSecret } from './warn-of-secret.ts';

export type RunDueDeps = TickDeps &
  Omit<AlarmGivenUpDeps, 'onGivenUp'> &
  TellUnreachableDeps &
  GatherDeps &
  RefreshDeps &
  HeartbeatDeps &
  DropStaleFilesDeps &
  FollowAbsencesDeps &
  FollowDirectoryDeps &
  PurgeDeps &
  WarnOfSecretDeps &
  Pick<Product, 'outbox' | 'reloadCalendar'>;

/** One pass: what an earlier process still owed, what is due by now, what waited for this hour, and what has had its time. */
export async function runDue(deps: RunDueDeps): Promise<void> {
  await beatHeart(deps);
  await deps.relay.sweep();
  await followCalendar(deps);
  await ensurePlans(deps);
  await followAbsences(deps);
  await followDirectory(deps);
  await warnOfSecret(deps);
  const { clocks, failed: clocksFailed } = await tick(deps);
  const { released, digests, dropped, failed: recipientsFailed } = await gatherDigests(deps);
  const failed = clocksFailed + recipientsFailed;
  if (clocks + failed + released + digests + dropped > 0) {
    deps.log.info({ clocks, failed, released, digests, dropped }, 'reminders went out');
  }
  deps.outbox.raise();
  await alarmGivenUp({ ...deps, onGivenUp: (delivery) => tellUndelivered(deps, delivery) });
  const files = await dropStaleFiles(deps);
  if (files > 0) deps.log.info({ files }, 'files without a request were dropped');
  const purged = await purgeOld(deps);
  if (purged > 0) deps.log.info({ purged }, 'old records were purged');
}
