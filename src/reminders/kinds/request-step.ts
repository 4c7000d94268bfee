import { Temporal } from 'temporal-polyfill';
import type { Client } from '../../clients/client.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { Unit } from '../../people/person.ts';
import type { StepLadders } from '../../requests/kinds/definition.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../../requests/request.ts';
import { requestersOf } from '../../requests/requester-rules.ts';
import { hasFourEyes, seatRole } from '../../requests/seats/seat-rules.ts';
import type { MatterDraft } from '../matter.ts';
import type { RequestFacts } from '../sources/request.ts';
import type { SourceDeps } from '../sources/source.ts';
import type { CardOf } from './kind.ts';

/** `units` name the seats. */
export interface StepAbout {
  request: RequestDoc;
  step: string;
  client: Client | null;
  units: Unit[];
}

/** Loads the card of a step that waits, for its decisions or for its author. */
export async function loadStep(deps: SourceDeps, { args }: CardOf): Promise<StepAbout | null> {
  const request = await deps.requests.get(args.request ?? '');
  if (!request) return null;
  const client = request.client ? await deps.clients.get(request.client) : null;
  return { request, step: args.step ?? '', client, units: await deps.directory.listUnits() };
}

/**
 * The open step of a request whose deadline is reminded of by this kind: it waits for decisions, and its clock runs.
 * Each round of a step is a matter of its own, and so is each passing on of its question.
 */
export function stepMatters(kind: keyof StepLadders, { request, client, zone }: RequestFacts): MatterDraft[] {
  const step = openStepOf(request);
  const { id, ladder = 'approval-step' } = step?.definition ?? {};
  if (request.paused || !step?.dueOn || ladder !== kind) return [];
  const due = Temporal.PlainDate.from(step.dueOn);
  const waiting = step.seats.filter((seat) => !seat.decision);
  return [
    {
      id: [kind, request._id, request.round, id, ...passes(request, step)].join(':'),
      subject: subjectOf.request(request._id),
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
      excluded: hasFourEyes(step.definition) ? requestersOf(request) : [],
      deputy: deputyOf(step, client),
      opened: step.openedOn ? Temporal.PlainDate.from(step.openedOn) : null,
      next: () => due,
    },
  ];
}

/** Keeps snoozes and delegations of a department from the one to which the question was passed on. */
function passes({ history }: RequestDoc, { definition }: Step): number[] {
  const passed = history.filter(({ step, what }) => what === 'passed' && step === definition.id).length;
  return passed > 0 ? [passed] : [];
}

function ownerOf({ id: seat, assignee }: Seat, request: RequestDoc, client: Client | null): string[] {
  if (assignee) return [assignee];
  if (seat === 'author') return requestersOf(request);
  return seat === 'client-manager' && client ? [client.passport.appointment.manager] : [];
}

function deputyOf(step: Step, client: Client | null): string | null {
  const waitsForManager = step.seats.some((seat) => seat.id === 'client-manager' && !seat.decision);
  return waitsForManager ? (client?.passport.appointment.deputy ?? null) : null;
}
