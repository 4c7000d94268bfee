import type { DeliveryContent } from '../../deliveries/delivery.ts';
import { toEpochMs, toLocal } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/logger.ts';
import type { Person } from '../../people/person.ts';
import { type HoldDeps, holdDelivery } from '../held-delivery.ts';
import { type RecipientRef, timeFor } from '../ladder.ts';
import type { Matter } from '../matter.ts';
import { morningTime } from '../morning-rules.ts';
import { wasReminded } from '../recipients/may-read-reminder.ts';
import {
  type RecipientDeps,
  resolveRecipients,
  type ZonedRecipient,
} from '../recipients/resolve-recipients.ts';
import type { ReminderClock, Snooze } from '../reminder-clock.ts';
import { isLate, type PlannedStep } from '../reminder-rules.ts';

export type SendStepDeps = HoldDeps & RecipientDeps & { log: Logger };

export interface StepToSend {
  step: PlannedStep;
  /** After a gap an escalation reaches the owner too, who was never reminded. */
  withOwner: boolean;
}

const MINUTE_MS = 60_000;

/** Writes one held delivery per recipient, for the hour in the recipient's own zone. */
export async function sendStep(
  deps: SendStepDeps,
  clock: ReminderClock,
  matter: Matter,
  { step, withOwner }: StepToSend,
  now: number,
): Promise<void> {
  const refs: RecipientRef[] = withOwner ? ['owner', ...step.to] : step.to;
  const recipients = await resolveRecipients(deps, matter, refs, step.date, clock.delegatedTo);
  for (const recipient of recipients) {
    const hour = toEpochMs(step.date, timeFor(step, recipient), recipient.zone);
    const late = isLate(hour, now);
    // A deputy whose hour was past when it was delegated got a card then.
    if (late && (await wasReminded(deps, clock._id, clock.occurrence, recipient.id, hour))) continue;
    await holdDelivery(deps, {
      id: deliveryId(clock, step.id, 0, recipient.id),
      recipient: { kind: recipient.kind, id: recipient.id },
      content: contentFor(recipient, clock, matter, step.id, late),
      releaseAt: late ? floorToMinute(now) : hour,
    });
  }
}

/** Sends what recipients put off until now; returns what is still put off. */
export async function sendSnoozes(deps: SendStepDeps, clock: ReminderClock, now: number): Promise<Snooze[]> {
  if (clock.result) return [];
  for (const snooze of clock.snoozes.filter(({ until }) => until <= now)) {
    const { _id: matter, occurrence } = clock;
    const late = isLate(snooze.until, now);
    await holdDelivery(deps, {
      id: deliveryId(clock, snooze.step, snooze.round, snooze.person),
      recipient: { kind: 'person', id: snooze.person },
      content: { kind: 'reminder', matter, occurrence, step: snooze.step, late },
      releaseAt: late ? floorToMinute(now) : snooze.until,
    });
  }
  return clock.snoozes.filter(({ until }) => until > now);
}

/** Matter + occurrence + step + round + recipient: a reminder exists once, whatever runs twice. */
export function deliveryId(
  clock: Pick<ReminderClock, '_id' | 'occurrence'>,
  step: string,
  round: number,
  recipient: string,
): string {
  return `${clock._id}:${clock.occurrence}:${step}:${round}:${recipient}`;
}

/** The person's hour tomorrow, where they live. */
export function tomorrowMorning(now: number, person: Pick<Person, 'morning'>, zone: string): number {
  return toEpochMs(toLocal(now, zone).toPlainDate().add({ days: 1 }), morningTime(person), zone);
}

function contentFor(
  recipient: ZonedRecipient,
  clock: ReminderClock,
  matter: Matter,
  step: string,
  late: boolean,
): DeliveryContent {
  if (recipient.kind === 'person') {
    return { kind: 'reminder', matter: clock._id, occurrence: clock.occurrence, step, late };
  }
  return { kind: 'channel-report', scope: matter.channelScopes[0] ?? '', matter: clock._id, step, late };
}

function floorToMinute(now: number): number {
  return now - (now % MINUTE_MS);
}
