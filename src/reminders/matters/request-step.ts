import { Temporal } from 'temporal-polyfill';
import type { Client } from '../../clients/client.ts';
import { raisersOf } from '../../requests/raiser-rules.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../../requests/request.ts';
import { hasFourEyes, seatRole } from '../../requests/seat-rules.ts';
import type { Matter } from '../matter.ts';

/**
 * What the open step of a request waits for: its decisions, while it has a due date, or the author's answer that
 * stops its clock. Each round of a step is a matter of its own, and so are each passing on of its question and each day
 * on which it was stopped.
 */
export function requestStepMatter(
  request: RequestDoc,
  client: Client | null,
  zone: string,
): Matter | undefined {
  const step = openStepOf(request);
  if (request.paused) return authorAnswerMatter(request, client, zone);
  if (!step?.dueOn) return undefined;
  const kind = step.definition.ladder ?? 'approval-step';
  const due = Temporal.PlainDate.from(step.dueOn);
  const waiting = step.seats.filter((seat) => !seat.decision);
  return {
    id: [kind, request._id, request.round, step.definition.id, ...passes(request, step)].join(':'),
    kind,
    subject: `request:${request._id}`,
    args: { request: request._id, round: String(request.round), step: step.definition.id },
    unit: request.unit,
    zone,
    owners: waiting.flatMap((seat) => ownerOf(seat, request, client)),
    seats: waiting.flatMap(({ role, scope, assignee }) =>
      role && scope && !assignee ? [{ role, scope }] : [],
    ),
    given: waiting.flatMap((seat) => {
      const role = seat.assignee ? seatRole(seat) : null;
      return role ? [{ role, scope: seat.scope ?? request.unit }] : [];
    }),
    excluded: hasFourEyes(step.definition) ? raisersOf(request) : [],
    deputy: deputyOf(step, client),
    channelScopes: [],
    channelsOnly: false,
    recurring: false,
    opened: step.openedOn ? Temporal.PlainDate.from(step.openedOn) : null,
    next: () => due,
  };
}

/** What the former department put off or gave to somebody is not the next one's. */
function passes({ history }: RequestDoc, { definition }: Step): number[] {
  const passed = history.filter(({ step, what }) => what === 'passed' && step === definition.id).length;
  return passed > 0 ? [passed] : [];
}

/** Counted from the day of the first question; nobody is late, so the seats hear nothing of it. */
function authorAnswerMatter(request: RequestDoc, client: Client | null, zone: string): Matter | undefined {
  const { paused, round } = request;
  if (!paused) return undefined;
  const since = Temporal.PlainDate.from(paused.since);
  const args = { request: request._id, round: String(round), step: paused.step };
  return {
    id: `author-answer:${request._id}:${round}:${paused.step}:${paused.since}`,
    kind: 'author-answer',
    subject: `request:${request._id}`,
    args,
    unit: request.unit,
    zone,
    owners: raisersOf(request),
    seats: [],
    excluded: [],
    deputy:
      client?.passport.appointment.manager === request.author ? client.passport.appointment.deputy : null,
    channelScopes: [],
    channelsOnly: false,
    recurring: false,
    opened: since,
    next: () => since,
  };
}

function ownerOf({ id: seat, assignee }: Seat, request: RequestDoc, client: Client | null): string[] {
  if (assignee) return [assignee];
  if (seat === 'author') return raisersOf(request);
  return seat === 'client-manager' && client ? [client.passport.appointment.manager] : [];
}

function deputyOf(step: Step, client: Client | null): string | null {
  const waitsForManager = step.seats.some((seat) => seat.id === 'client-manager' && !seat.decision);
  return waitsForManager ? (client?.passport.appointment.deputy ?? null) : null;
}
