import { type FollowAbsencesDeps, followAbsences } from '../absences/follow-absences.ts';
import { type SendMorningsDeps, sendMornings } from '../inbox/send-mornings.ts';
import type { Product } from '../product/product.ts';
import { ensurePlans } from '../reminders/clock/plans.ts';
import type { RefreshDeps } from '../reminders/clock/refresh-reminders.ts';
import { type TickDeps, tick } from '../reminders/clock/tick.ts';
import { type GatherDeps, gatherDigests } from '../reminders/digests/gather-digests.ts';
import { type TellUnreachableDeps, tellUndelivered } from '../requests/actions/tell-unreachable.ts';
import { type AlarmGivenUpDeps, alarmGivenUp } from '../undelivered/alarm-given-up.ts';
import type { OpenListDeps } from '../vip-lists/open-list.ts';
import { beatHeart, type HeartbeatDeps } from './beat-heart.ts';
import { type CountDownDeps, countDown } from './count-down.ts';
import { type DropStaleFilesDeps, dropStaleFiles } from './drop-stale-files.ts';
import { followCalendar } from './follow-calendar.ts';
import { type FollowDirectoryDeps, followDirectory } from './follow-directory.ts';
import { openDueList } from './open-due-list.ts';
import { type PurgeDeps, purgeOld } from './purge-old.ts';
import { type WarnOfSecretDeps, warnOfSecret } from './warn-of-secret.ts';

export type RunDueDeps = TickDeps &
  OpenListDeps &
  Omit<AlarmGivenUpDeps, 'onGivenUp'> &
  TellUnreachableDeps &
  GatherDeps &
  SendMorningsDeps &
  RefreshDeps &
  HeartbeatDeps &
  DropStaleFilesDeps &
  CountDownDeps &
  FollowAbsencesDeps &
  FollowDirectoryDeps &
  PurgeDeps &
  WarnOfSecretDeps &
  Pick<Product, 'outbox' | 'reloadCalendar' | 'sendGate'> & {
    /** Begins to take up files that a dead process has left; does not wait for them. */
    takeUpFiles?(): void;
  };

/**
 * One pass: what an earlier process still owed, what is due by now, what waited for this hour, and what has had its
 * time. `onPart` is called with the name of each part when it begins.
 */
export async function runDue(deps: RunDueDeps, onPart: (name: string) => void = () => {}): Promise<void> {
  for (const [name, run] of PARTS) {
    onPart(name);
    await run(deps);
  }
}

const PARTS: readonly [name: string, run: (deps: RunDueDeps) => Promise<unknown>][] = [
  ['heartbeat', beatHeart],
  ['effects', (deps) => deps.relay.sweep()],
  ['calendar', followCalendar],
  ['plans', ensurePlans],
  ['absences', followAbsences],
  ['directory', followDirectory],
  ['lists', openDueList],
  ['countdown', countDown],
  ['secret', warnOfSecret],
  ['reminders', runReminders],
  ['given-up', (deps) => alarmGivenUp({ ...deps, onGivenUp: (delivery) => tellUndelivered(deps, delivery) })],
  ['files', dropFiles],
  ['purge', purge],
];

/** While nothing may be sent, their hours pass as they do while no bot runs: what is late by then is told as late. */
async function runReminders(deps: RunDueDeps): Promise<void> {
  if (!(await deps.sendGate.isOpen())) return;
  const { clocks, failed: clocksFailed } = await tick(deps);
  const { released, digests, dropped, failed: recipientsFailed } = await gatherDigests(deps);
  const mornings = await sendMornings(deps);
  const failed = clocksFailed + recipientsFailed;
  if (clocks + failed + released + digests + dropped + mornings > 0) {
    deps.log.info({ clocks, failed, released, digests, dropped, mornings }, 'reminders went out');
  }
  deps.outbox.raise();
}

async function dropFiles(deps: RunDueDeps): Promise<void> {
  deps.takeUpFiles?.();
  const files = await dropStaleFiles(deps);
  if (files > 0) deps.log.info({ files }, 'files without a request were dropped');
}

async function purge(deps: RunDueDeps): Promise<void> {
  const purged = await purgeOld(deps);
  if (purged > 0) deps.log.info({ purged }, 'old records were purged');
}
