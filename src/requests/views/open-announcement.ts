import { Temporal } from 'temporal-polyfill';
import { type DueReason, explainDueDate } from '../../calendar/due-reason.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import { inOrderOfDeciding } from '../../clients/address-rules.ts';
import type { Client, Contact } from '../../clients/client.ts';
import { maySeeContacts } from '../../clients/client-access-rules.ts';
import type { Values } from '../../forms/field.ts';
import { type Clock, today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Actor } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import { DEFAULT_ZONE, type Person, type Unit } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { getRequest } from '../get-request.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../request.ts';
import { abilitiesOf } from '../rights/ability-rules.ts';
import type { FindStepActorsDeps } from '../rights/find-step-actors.ts';
import { findClientManagers } from '../rights/load-decision-context.ts';
import { mayViewRequest } from '../rights/view-rules.ts';

export interface OpenAnnouncementDeps extends FindStepActorsDeps {
  clients: Repo<Client>;
  people: Repo<Person>;
  clock: Clock;
  calendar(): WorkCalendar;
}

/** A client that became a VIP, and is to be told so, as a reader may see it. */
export interface Announcement {
  request: RequestDoc;
  /** Id of the step that announces it. */
  step: string;
  client: { id: string; name: string };
  unit: Unit | undefined;
  manager: Pick<Person, 'name' | 'email'>;
  /** Seats that agreed, with the name of whoever did. */
  agreed: { seat: Seat; name: string }[];
  /** ISO dates. */
  openedOn: string;
  dueOn: string;
  today: string;
  /** Null where the date came about otherwise. */
  reason: DueReason | null;
  state: 'open' | 'told' | 'over';
  /** Record of who was told and how; null before. */
  told: Values | null;
  /** People of the client, who decides first; none for who may not see them. */
  contacts: Contact[];
  /** True where a channel reads it, from which nothing is opened. */
  isForChannel: boolean;
  /** Seat of the step where this reader records it; null for others. */
  records: { step: string; seat: string } | null;
}

/** For one person, or for the unit's channel. Throws NOT_FOUND, also for what the actor may not see. */
export async function openAnnouncement(
  deps: OpenAnnouncementDeps,
  { actor, requestId }: { actor: string | null; requestId: string },
): Promise<Announcement> {
  const request = await getRequest(deps, requestId);
  const client = request.client ? await deps.clients.get(request.client) : null;
  const step = request.steps.find(({ definition }) => definition.announces);
  if (!client || !step?.openedOn || !step.dueOn) throw new AppError('NOT_FOUND');
  const unit = await deps.directory.findUnit(request.unit);
  const date = today(deps.clock, unit?.zone ?? DEFAULT_ZONE);
  const managers = await findClientManagers(deps, client._id);
  const who = actor === null ? null : await findActor(deps, actor, date);
  if (who && !mayViewRequest(who, request, managers)) throw new AppError('NOT_FOUND');
  const { manager } = client.passport.appointment;
  const person = await deps.people.get(manager);
  return {
    request,
    step: step.definition.id,
    client: { id: client._id, name: client.passport.shortName },
    unit,
    manager: { name: person?.name ?? '', email: person?.email ?? '' },
    agreed: await findAgreed(deps, request),
    openedOn: step.openedOn,
    dueOn: step.dueOn,
    today: date.toString(),
    reason: reasonOf(deps.calendar(), step),
    state: stateOf(request, step),
    told: step.seats[0]?.decision?.values ?? null,
    contacts: who && maySeeContacts(who, client) ? inOrderOfDeciding(client.passport.contacts) : [],
    isForChannel: who === null,
    records: who && recordsIn(who, request, step, managers),
  };
}

function stateOf(request: RequestDoc, step: Step): Announcement['state'] {
  if (openStepOf(request) === step) return 'open';
  return step.status === 'done' && request.status === 'approved' ? 'told' : 'over';
}

/** Known only where the days were counted from the opening, without a standstill. */
function reasonOf(calendar: WorkCalendar, { definition, openedOn, dueOn }: Step): DueReason | null {
  if (!definition.due || !('calendarDays' in definition.due) || !openedOn) return null;
  const reason = explainDueDate(calendar, Temporal.PlainDate.from(openedOn), definition.due.calendarDays);
  return reason.due.toString() === dueOn ? reason : null;
}

function recordsIn(who: Actor, request: RequestDoc, step: Step, managers: string[]): Announcement['records'] {
  const { seat } = abilitiesOf(who, request, managers);
  return seat && seat.step === step ? { step: step.definition.id, seat: seat.seat.id } : null;
}

async function findAgreed(
  deps: OpenAnnouncementDeps,
  { steps }: RequestDoc,
): Promise<Announcement['agreed']> {
  const agreed: Announcement['agreed'] = [];
  const seats = steps.filter(({ definition }) => definition.kind === 'approve').flatMap((step) => step.seats);
  for (const seat of seats) {
    if (seat.decision?.outcome !== 'approved') continue;
    agreed.push({ seat, name: (await deps.people.get(seat.decision.by))?.name ?? '' });
  }
  return agreed;
}
