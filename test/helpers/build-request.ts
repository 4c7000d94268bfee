import { Temporal } from 'temporal-polyfill';
import { createWorkCalendar } from '../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../src/calendar/default-transfers.ts';
import type { Capacity } from '../../src/people/actor.ts';
import { ROLES } from '../../src/people/person.ts';
import { scopeFor } from '../../src/people/role-rules.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import { vipStatus } from '../../src/requests/kinds/vip-status.ts';
import type { RequestDoc, SubmitRequestInput } from '../../src/requests/request.ts';
import { type Act, applyDecision, type Progress } from '../../src/requests/route/decision-rules.ts';
import { openFirstRound } from '../../src/requests/route/round-rules.ts';
import type { RouteContext } from '../../src/requests/route/route-rules.ts';
import type { Staffing } from '../../src/requests/seats/staffing-rules.ts';
import { UNIT } from './build-person.ts';

export const AT = '2026-11-23T02:00:00Z';

/** Every role held by one person named after it; the client's manager is the author. */
export function buildStaffing(overrides: Partial<Staffing> = {}): Staffing {
  const byRole = Object.fromEntries(ROLES.map((role) => [`${role}@${scopeFor(role, UNIT)}`, [self(role)]]));
  return {
    byRole: { ...byRole, ...overrides.byRole },
    author: overrides.author ?? [self('manager')],
    clientManagers: overrides.clientManagers ?? [self('manager')],
    assigned: overrides.assigned ?? {},
    owners: overrides.owners ?? ['manager'],
  };
}

/** Monday 23.11.2026 in the tests' unit. */
export function buildRouteContext(overrides: Partial<RouteContext> = {}): RouteContext {
  return {
    today: Temporal.PlainDate.from('2026-11-23'),
    calendar: createWorkCalendar(DEFAULT_TRANSFERS),
    staffing: buildStaffing(),
    ...overrides,
  };
}

export function buildSubmission(overrides: Partial<SubmitRequestInput> = {}): SubmitRequestInput {
  return {
    id: 'ST-2026-0001',
    type: 'vip-status',
    author: 'manager',
    client: 'VIP-2026-0001',
    unit: UNIT,
    values: { purpose: 'registration', level: 'local' },
    payload: {},
    previous: null,
    ...overrides,
  };
}

/** A request at its first step. */
export function buildRequest(
  submission: Partial<SubmitRequestInput> = {},
  context = buildRouteContext(),
  definition: RequestKind = vipStatus,
): RequestDoc {
  return { ...openFirstRound(definition, buildSubmission(submission), AT, context).request, version: 1 };
}

/** One decision in the open step, by the seat's namesake unless somebody is given. */
export function decideSeat(
  request: RequestDoc,
  seat: string,
  act: Act = 'agree',
  way: Capacity = self(seat === 'client-manager' ? 'manager' : (seat.split('@')[0] ?? seat)),
  context = buildRouteContext(),
): Progress {
  const step = request.steps.find(({ status }) => status === 'open')?.definition.id ?? '';
  const reason = act === 'agree' ? null : 'Не хватает сведений';
  return applyDecision(request, { step, seat, act, way, reason, values: null, files: [], at: AT }, context);
}

/** The request after these seats agreed, one after the other. */
export function agreeSeats(request: RequestDoc, ...seats: string[]): RequestDoc {
  return seats.reduce((current, seat) => decideSeat(current, seat).request, request);
}

export function self(person: string): Capacity {
  return { by: person, onBehalfOf: null };
}
