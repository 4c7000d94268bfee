import type { Values } from '../../src/forms/field.ts';
import { contract } from '../../src/requests/kinds/contract.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import { discount } from '../../src/requests/kinds/discount.ts';
import { jointProject } from '../../src/requests/kinds/joint-project.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { AT, buildRequest, buildRouteContext } from './build-request.ts';

/** A discount granted until that day. */
export function buildDiscount(to: string, overrides: Partial<RequestDoc> = {}): RequestDoc {
  return approved(discount, 'DI-2026-0001', 'commission', { to }, overrides);
}

/** A contract signed until that day. */
export function buildContract(until: string, overrides: Partial<RequestDoc> = {}): RequestDoc {
  return approved(contract, 'CN-2026-0001', 'sign', { until }, overrides);
}

/** A project that has begun, with one milestone and its end. */
export function buildProject(milestone: string, to: string, overrides: Partial<RequestDoc> = {}): RequestDoc {
  const values = { milestones: [{ title: 'Склад подключён', on: milestone }], to };
  const request = buildRequest(
    { id: 'JP-2026-0001', type: jointProject.id, values },
    buildRouteContext(),
    jointProject,
  );
  const [agree, result] = request.steps;
  if (!agree || !result) throw new Error('no steps');
  const steps = [
    { ...agree, status: 'done' as const },
    { ...result, status: 'open' as const, openedOn: '2026-11-23' },
  ];
  return { ...request, steps, ...overrides };
}

function approved(
  definition: RequestKind,
  id: string,
  entered: string,
  values: Values,
  overrides: Partial<RequestDoc>,
): RequestDoc {
  const request = buildRequest({ id, type: definition.id, values: {} }, buildRouteContext(), {
    ...definition,
    steps: definition.steps.map(({ when: _, ...step }) => step),
  });
  const decision = {
    outcome: 'recorded' as const,
    by: 'manager',
    onBehalfOf: null,
    at: AT,
    reason: null,
    values,
    files: [],
  };
  const steps = request.steps.map((step) => ({
    ...step,
    status: 'done' as const,
    seats: step.seats.map((seat) => (step.definition.id === entered ? { ...seat, decision } : seat)),
  }));
  return { ...request, status: 'approved', steps, ...overrides };
}
