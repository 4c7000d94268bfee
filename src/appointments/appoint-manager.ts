import type { Client } from '../clients/client.ts';
import {
  type EditClientDeps,
  editClient,
  effectsOfEdit,
  withPassport,
} from '../clients/register/edit-client.ts';
import type { Audience } from '../deliveries/delivery.ts';
import { type RedrawCardsDeps, redrawCards } from '../deliveries/redraw-cards.ts';
import type { CommandArgs } from '../effects/commands.ts';
import type { NewEffect } from '../effects/effect.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import { BRANCH } from '../people/person.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import { armEffectiveDate } from '../reminders/clock/effective-date.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import { type ChangeRequestDeps, changeRequest } from '../requests/actions/change-request.ts';
import { type RequestDoc, requestsBy } from '../requests/request.ts';
import { requestersOf } from '../requests/requester-rules.ts';
import {
  appointmentOf,
  currentAppointment,
  deputyOn,
  deputyTurns,
  effectiveFrom,
} from '../requests/route/appointment-rules.ts';
import { tell } from '../requests/route/news-rules.ts';
import { findClientRequests, findOpenRequests } from '../requests/views/find-client-requests.ts';
import { findDeparted } from '../requests/views/find-departed.ts';
import type { Repo } from '../storage/store.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Give the client of an approved appointment its manager, on the day from which it counts. */
    'client.appoint': { request: string };
  }
}

export interface AppointManagerDeps extends EditClientDeps, ChangeRequestDeps, RedrawCardsDeps {
  reminderClocks: Repo<ReminderClock>;
}

/**
 * Gives a client the manager of its standing appointment, and hands over what the former one had. Recomputes
 * from every approved appointment of the client, so it may run late, twice or out of order; one that is yet to
 * take effect runs again on its day.
 */
export async function appointManager(
  deps: AppointManagerDeps,
  args: CommandArgs['client.appoint'],
): Promise<void> {
  const request = await deps.requests.get(args.request);
  const client = request?.client ? await deps.clients.get(request.client) : null;
  if (!request || !client) return;
  const zone = await zoneOfUnit(deps, client.passport.unit);
  const date = today(deps.clock, zone).toString();
  const approved = await findClientRequests(deps, client._id, ['approved'], [requestsBy.type(request.type)]);
  const ahead = approved.filter((each) => effectiveFrom(each) > date);
  for (const each of ahead)
    await armEffectiveDate(deps, { request: each._id, on: effectiveFrom(each), zone });
  if (ahead.length > 0) await redrawCards(deps, { subject: subjectOf.client(client._id) });
  const latest = currentAppointment(approved, date);
  if (!latest) return;
  for (const on of deputyTurns(latest, date))
    await armEffectiveDate(deps, { request: latest._id, on, zone, turn: true });
  if (client.appointedBy === latest._id) return turnDeputy(deps, client._id, latest, date);
  if (await lapse(deps, latest, client)) return;
  const open = await findOpenRequests(deps, client._id);
  await editClient(deps, client._id, (current) => {
    if (current.appointedBy === latest._id) return null;
    const appointment = { ...appointmentOf(latest), deputy: deputyOn(latest, date) };
    const passport = { ...current.passport, appointment };
    const after: Client = { ...withPassport(current, passport), appointedBy: latest._id };
    return { doc: after, effects: owedByHandOver(current, after, latest, open) };
  });
}

/** Has the deputy of the standing appointment begin or end; another who was named since stays. */
async function turnDeputy(
  deps: AppointManagerDeps,
  client: string,
  latest: RequestDoc,
  date: string,
): Promise<void> {
  const stands = deputyOn(latest, date);
  const open = await findOpenRequests(deps, client);
  await editClient(deps, client, (current) => {
    const { appointment } = current.passport;
    const isOwn = appointment.deputy === null || appointment.deputy === latest.values.deputy;
    if (current.appointedBy !== latest._id || !isOwn || appointment.deputy === stands) return null;
    const passport = { ...current.passport, appointment: { ...appointment, deputy: stands } };
    const after: Client = withPassport(current, passport);
    return { doc: after, effects: owedByTurn(current, after, latest, open, deps.clock) };
  });
}

/** Tells who begins to stand in, and draws anew what that person may do or may do no more. */
function owedByTurn(
  before: Client,
  after: Client,
  { _id: request }: RequestDoc,
  open: RequestDoc[],
  clock: Clock,
): NewEffect[] {
  const { manager, deputy } = after.passport.appointment;
  const at = new Date(clock.now()).toISOString();
  const news = { kind: 'hand-over', client: before._id, request, from: manager } as const;
  return effectsOfEdit(before, after, { at, by: 'system', onBehalfOf: null }, [
    ...(deputy === null ? [] : [tell([{ person: deputy }], news)]),
    ...redrawsOf(open),
  ]);
}

function redrawsOf(open: RequestDoc[]): NewEffect[] {
  return open.map(({ _id }) => ({ name: 'cards.redraw', args: { subject: subjectOf.request(_id) } }));
}

/** An appointment of somebody who has left, or is no manager any more, has no effect: its author names another. */
async function lapse(deps: AppointManagerDeps, { _id }: RequestDoc, { passport }: Client): Promise<boolean> {
  const after = await changeRequest(deps, _id, async (request) => {
    const people = await findDeparted(deps, request);
    const [by] = people;
    if (!by || request.lapsed) return null;
    const audience: Audience[] = [
      ...requestersOf(request).map((person) => ({ person })),
      { role: 'unit-sales-head', scope: passport.unit },
      { role: 'admin', scope: BRANCH },
    ];
    return {
      after: { ...request, lapsed: people },
      moves: [],
      way: { by: 'system', onBehalfOf: null },
      decided: null,
      audit: [{ type: 'request.lapsed', people }],
      also: [tell(audience, { kind: 'news', event: 'lapsed', request: _id, args: { by }, beside: true })],
    };
  });
  return after.lapsed !== undefined;
}

/** The new and the former manager and deputy are told; drafts, reminders and live cards follow. */
function owedByHandOver(before: Client, after: Client, request: RequestDoc, open: RequestDoc[]): NewEffect[] {
  const client = before._id;
  const former = before.passport.appointment;
  const { manager, deputy } = after.passport.appointment;
  const last = request.history.at(-1);
  const by = last?.by ?? request.author;
  const trace = { at: request.updatedAt, by, onBehalfOf: last?.onBehalfOf ?? null };
  const concerned = [manager, deputy, former.manager, former.deputy];
  const people = [...new Set(concerned)].filter((person) => person !== null);
  const isKept = manager === former.manager;
  return effectsOfEdit(before, after, trace, [
    ...(isKept ? [] : handedOver(client, { from: former.manager, to: manager, request: request._id }, trace)),
    ...(isKept && deputy === former.deputy
      ? []
      : [
          tell(
            people.map((person) => ({ person })),
            { kind: 'hand-over', client, request: request._id, from: former.manager },
          ),
        ]),
    ...redrawsOf(open),
  ]);
}

function handedOver(
  client: string,
  moved: { from: string; to: string; request: string },
  trace: { at: string; by: string; onBehalfOf: string | null },
): NewEffect[] {
  const event = { type: 'client.handed-over' as const, ...moved };
  return [
    { name: 'audit', args: { entry: { subject: subjectOf.client(client), ...trace, event } } },
    { name: 'client.hand-over', args: { client, from: moved.from, by: trace.by } },
    { name: 'requests.restaff', args: { person: moved.to, grants: [] } },
  ];
}
