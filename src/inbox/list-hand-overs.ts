import { Temporal } from 'temporal-polyfill';
import { type HandOver, type OpenHandOverDeps, openHandOver } from '../client-card/open-hand-over.ts';
import type { Client } from '../clients/client.ts';
import { type Delivery, deliveriesBy } from '../deliveries/delivery.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Replacement } from '../people/replacement.ts';
import { EFFECTIVE_DATE } from '../reminders/clock/effective-date.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import { type OpenedReplacement, openReplacement } from '../replacements/open-replacement.ts';
import type { RequestDoc } from '../requests/request.ts';
import { appointmentOf, effectiveFrom } from '../requests/route/appointment-rules.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';

export type ListHandOversDeps = OpenHandOverDeps & {
  deliveries: Repo<Delivery>;
  replacements: Repo<Replacement>;
  reminderClocks: Repo<ReminderClock>;
};

/** Change of who answers for a client: one to be taken note of, or one to come. */
export type HandOverNote =
  /** The client has another manager or deputy; `delivery` told of it. */
  | { what: 'client'; delivery: string; handOver: HandOver }
  /** A colleague's work has moved here. */
  | { what: 'person'; delivery: string; opened: OpenedReplacement }
  /** An appointment that counts from a day to come; `mine` for who will answer then. */
  | { what: 'coming'; request: RequestDoc; client: Client; from: string; mine: boolean };

/** Nobody looks for older ones: by then they are how things are. */
const NOTED_WITHIN_DAYS = 14;

export async function listHandOvers(
  deps: ListHandOversDeps,
  actor: string,
  date: Temporal.PlainDate,
): Promise<HandOverNote[]> {
  return [...(await listUnnoted(deps, actor, date)), ...(await listComing(deps, actor, date.toString()))];
}

/** Told and not taken note of yet, each client and colleague once. */
async function listUnnoted(
  deps: ListHandOversDeps,
  actor: string,
  date: Temporal.PlainDate,
): Promise<HandOverNote[]> {
  const query = {
    index: 'recipient',
    eq: { recipient: actor },
    keys: [deliveriesBy.unnoted],
    range: { gte: date.subtract(Temporal.Duration.from({ days: NOTED_WITHIN_DAYS })).toString() },
    desc: true,
  };
  const found = new Map<string, HandOverNote>();
  for await (const { _id: delivery, content } of walk(deps.deliveries, query)) {
    if (content.kind === 'hand-over' && !found.has(content.client)) {
      const handOver = await openHandOver(deps, { actor, ...content });
      if (handOver) found.set(content.client, { what: 'client', delivery, handOver });
    }
    if (content.kind === 'replacement') {
      const opened = await openReplacement(deps, content.replacement);
      if (opened) found.set(opened.replacement._id, { what: 'person', delivery, opened });
    }
  }
  return [...found.values()];
}

async function listComing(deps: ListHandOversDeps, actor: string, date: string): Promise<HandOverNote[]> {
  const found: HandOverNote[] = [];
  const armed = { index: 'subject', eq: { subject: subjectOf.plan(EFFECTIVE_DATE) } };
  for await (const { status, args } of walk(deps.reminderClocks, armed)) {
    const request = status === 'armed' ? await deps.requests.get(args.request ?? '') : null;
    if (!request?.client || request.lapsed || effectiveFrom(request) <= date) continue;
    const client = await deps.clients.get(request.client);
    if (!client) continue;
    const { manager, deputy } = appointmentOf(request);
    const mine = manager === actor || deputy === actor;
    if (!mine && client.passport.appointment.manager !== actor) continue;
    found.push({ what: 'coming', request, client, from: effectiveFrom(request), mine });
  }
  return found;
}
