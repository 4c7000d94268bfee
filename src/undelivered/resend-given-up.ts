import { appendAudit } from '../audit/append-audit.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { type Delivery, givenUpTime } from '../deliveries/delivery.ts';
import { type GivenUpStatus, walkGivenUp } from '../deliveries/given-up.ts';
import type { Signal } from '../deliveries/signal.ts';
import { updateDelivery } from '../deliveries/update-delivery.ts';
import type { Clock } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Repo } from '../storage/store.ts';

export interface ResendGivenUpDeps {
  deliveries: Repo<Delivery>;
  audit: Repo<AuditEntry>;
  clock: Clock;
  outbox: Signal;
}

export interface ResendInput {
  /** Admin who asks, or `system` for the command line. */
  by: string;
  /** UTC instant, ISO: what was given up until then. Later failures have to be asked for again. */
  until: string;
  /** One of them; all without it. */
  delivery?: string;
}

/**
 * Owes what was given up once more, and returns how much that is; a repetition finds nothing. Each goes out before
 * what its recipient was owed since, or is dropped if nobody wants it any more. Authorisation is the caller's.
 */
export async function resendGivenUp(deps: ResendGivenUpDeps, input: ResendInput): Promise<number> {
  const { by, until, delivery = 'all' } = input;
  const ids = await findAsked(deps, input);
  if (ids.length === 0) return 0;
  const event = { type: 'delivery.resent' as const, count: ids.length };
  const at = new Date(deps.clock.now()).toISOString();
  // First, so that nothing goes out untraced; whoever asks again after a crash writes it no second time.
  await appendAudit(
    deps,
    { subject: subjectOf.branch, at, by, onBehalfOf: null, event },
    `resend:${until}:${by}:${delivery}`,
  );
  let resent = 0;
  for (const id of ids) if (await owe(deps, id, until)) resent += 1;
  deps.outbox.raise();
  return resent;
}

const STATUSES: GivenUpStatus[] = ['failed', 'sent'];

async function findAsked(
  { deliveries }: ResendGivenUpDeps,
  { until, delivery }: ResendInput,
): Promise<string[]> {
  if (delivery !== undefined) {
    const found = await deliveries.get(delivery);
    return found && isAsked(found, until) ? [delivery] : [];
  }
  const ids: string[] = [];
  for (const status of STATUSES) {
    for await (const each of walkGivenUp({ deliveries }, status)) {
      if (isAsked(each, until)) ids.push(each._id);
    }
  }
  return ids;
}

function isAsked(delivery: Delivery, until: string): boolean {
  const givenUpAt = givenUpTime(delivery);
  return givenUpAt !== null && givenUpAt <= until;
}

async function owe({ deliveries }: ResendGivenUpDeps, id: string, until: string): Promise<boolean> {
  const { changed } = await updateDelivery(deliveries, id, (current) => {
    if (!isAsked(current, until)) return null;
    const { status, wanted } = current;
    return {
      status: 'pending',
      failures: {},
      lastError: null,
      givenUpAt: null,
      ...(status === 'sent' ? { wanted: wanted + 1 } : {}),
    };
  });
  return changed;
}
