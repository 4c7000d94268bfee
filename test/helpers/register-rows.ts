import type { Values } from '../../src/forms/field.ts';
import type { Product } from '../../src/product/product.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import type { RequestDoc, Step } from '../../src/requests/request.ts';
import { buildRequest } from './build-request.ts';

/** A request that went all its way; `entries` are what its steps recorded. */
export async function putGranted(
  app: Product,
  type: string,
  n: number,
  { client, ...values }: Values & { client: string },
  entries: Record<string, Values>,
  unit = 'barnaul',
): Promise<void> {
  const { prefix, steps } = requestKind(type);
  const doc: Omit<RequestDoc, 'version'> = {
    ...blank(unit),
    _id: `${prefix}-2026-${n}`,
    type,
    status: 'approved',
    client,
    values: { client, ...values },
    steps: steps.map((definition): Step => ({ ...doneStep(entries[definition.id] ?? {}), definition })),
    waitsUntil: '9999-12-31',
  };
  await app.requests.insert(doc);
}

/** A request for the status whose client is to be told, or was. */
export async function putNotice(
  app: Product,
  n: number,
  client: string,
  { openedOn, dueOn, toldOn }: { openedOn: string; dueOn: string; toldOn?: string },
  unit = 'barnaul',
): Promise<void> {
  const definition = requestKind('vip-status').steps.find(({ id }) => id === 'notify');
  if (!definition) throw new Error('no step of the notice');
  const told: Values = toldOn
    ? { toldOn, channel: 'call', recipient: 'Иванова, секретарь', outgoingNumber: '3' }
    : {};
  const step: Step = {
    ...doneStep(told),
    ...(toldOn ? {} : { status: 'open' as const, seats: [] }),
    definition,
    openedOn,
    dueOn,
  };
  const doc: Omit<RequestDoc, 'version'> = {
    ...blank(unit),
    _id: `ST-2026-${n}`,
    status: toldOn ? 'approved' : 'open',
    client,
    steps: [step],
    waitsUntil: toldOn ? '9999-12-31' : dueOn,
  };
  await app.requests.insert(doc);
}

function blank(unit: string): Omit<RequestDoc, 'version'> {
  const { version: _, ...request } = buildRequest({ unit: 'barnaul' });
  const history = [
    {
      at: '2026-11-02T05:00:00Z',
      by: 'member',
      onBehalfOf: null,
      what: 'recorded' as const,
      step: null,
      seat: null,
      reason: null,
    },
  ];
  return { ...request, unit, history, createdAt: '2026-10-20T05:00:00Z', updatedAt: '2026-11-02T05:00:00Z' };
}

function doneStep(values: Values): Omit<Step, 'definition'> {
  const decision = {
    outcome: 'recorded' as const,
    by: 'member',
    onBehalfOf: null,
    at: '2026-11-02T05:00:00Z',
    reason: null,
    values,
    files: [],
  };
  const seat = {
    id: 'seat',
    role: null,
    scope: null,
    insteadOf: null,
    vacant: false,
    assignee: null,
    decision,
  };
  return { status: 'done', seats: [seat], openedOn: '2026-10-20', dueOn: null, stood: [] };
}
