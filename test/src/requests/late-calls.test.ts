import { beforeEach, describe, expect, it } from '@jest/globals';
import type { NewEffect } from '../../../src/effects/effect.ts';
import type { Role } from '../../../src/people/person.ts';
import type { Product } from '../../../src/product/product.ts';
import { decideRequest } from '../../../src/requests/actions/decide-request.ts';
import { resubmitRequest } from '../../../src/requests/actions/resubmit-request.ts';
import { submitRequest } from '../../../src/requests/actions/submit-request.ts';
import { openStepOf, type RequestDoc } from '../../../src/requests/request.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import { buildSubmission } from '../../helpers/build-request.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../helpers/kind-world.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';

const STATUS = 'ST-2026-0001';
const QUESTION = 'DT-2026-0001';
const QUESTION_VALUES = { client: CLIENT, topic: 'scheme', subject: 'Схема', question: 'Какая схема?' };

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

async function colleague(role: Role): Promise<string> {
  const id = `second-${role}`;
  await world.app.people.insert(buildHolder(role, { _id: id, name: id }));
  return id;
}

/** A process that dies right before its n-th write; the first is the request's own. */
function dyingAt(write = 2): Promise<Product> {
  return world.restart(createMortalStore(world.store, write));
}

/** Counts cards of the request that each person was owed. */
async function cards(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for await (const { content, recipient } of world.app.deliveries.scan()) {
    if (content.kind === 'request-card') counts[recipient] = (counts[recipient] ?? 0) + 1;
  }
  return counts;
}

async function raiseStatus(): Promise<void> {
  await world.raise({ id: STATUS, type: 'vip-status', values: { purpose: 'change', level: 'local' } });
}

async function requestOf(id: string): Promise<RequestDoc> {
  const request = await world.app.requests.get(id);
  if (!request) throw new Error(`no request ${id}`);
  return request;
}

describe('a call to the seats of a step that is carried out late', () => {
  it('reaches that step alone, wherever the process died', async () => {
    for (let write = 2; write < 12; write += 1) {
      world = await createKindWorld();
      await colleague('branch-sales');
      await colleague('security-director');
      await raiseStatus();
      await world.decide(STATUS, 'agree', {}, await dyingAt(write));
      expect(openStepOf(await requestOf(STATUS))?.definition.id).toBe('check');

      // Found in the list of tasks by one of the two.
      await world.decide(STATUS);
      await world.app.relay.sweep();

      const { 'branch-sales': decided = 0, ...others } = await cards();
      expect(decided).toBeLessThanOrEqual(1);
      expect({ write, ...others }).toEqual({
        write,
        'unit-sales-head': 1,
        'second-branch-sales': 1,
        'commercial-director': 1,
        'security-director': 1,
        'second-security-director': 1,
      });
    }
  });

  it('reaches whoever has not decided yet beside others', async () => {
    await raiseStatus();
    await world.decide(STATUS);
    await world.decide(STATUS, 'agree', {}, await dyingAt());
    const other = await colleague('commercial-director');

    await world.decide(STATUS);

    expect(await cards()).toMatchObject({ 'security-director': 1 });
    expect(await cards()).not.toHaveProperty('commercial-director');
    expect(await cards()).not.toHaveProperty(other);
  });

  it('reaches the colleagues of whoever has ended the request meanwhile', async () => {
    const other = await colleague('security-director');
    await raiseStatus();
    await world.decide(STATUS);
    await world.decide(STATUS, 'agree', {}, await dyingAt());

    await world.decide(STATUS, 'refuse');

    expect((await requestOf(STATUS)).status).toBe('refused');
    expect(await cards()).toMatchObject({ 'security-director': 1, [other]: 1 });
    expect(await cards()).not.toHaveProperty('commercial-director');
  });

  it('is not repeated to those who have the card', async () => {
    await colleague('branch-sales');
    await raiseStatus();
    await world.decide(STATUS);
    const before = await cards();
    await world.decide(STATUS);

    await owe(STATUS, { seatsOf: STATUS, opening: { step: 'check', round: 1, nth: 1 } });

    expect(await cards()).toEqual({ ...before, 'commercial-director': 1, 'security-director': 1 });
  });

  it('gives way to the call of the same step when it was reopened', async () => {
    const other = await colleague('technical');
    const input = { id: QUESTION, type: 'department-technical', values: QUESTION_VALUES };
    await submitRequest(await dyingAt(), buildSubmission({ client: CLIENT, ...input }));
    await world.decide(QUESTION, 'agree', { answer: 'Такая' }, await dyingAt());
    await act(QUESTION, 'manager', 'reopen', await dyingAt());

    await world.app.relay.sweep();

    expect(openStepOf(await requestOf(QUESTION))?.definition.id).toBe('answer');
    expect(await cards()).toMatchObject({ technical: 1, [other]: 1 });
  });

  it('gives way to the calls of the next round', async () => {
    const other = await colleague('branch-sales');
    await raiseStatus();
    await world.decide(STATUS, 'agree', {}, await dyingAt());
    await world.decide(STATUS, 'return', {}, await dyingAt());
    const { revision, values, payload } = await requestOf(STATUS);
    const again = { actor: 'manager', requestId: STATUS, revision, values, payload };
    await resubmitRequest(world.app, again);

    expect(await cards()).toEqual({ 'unit-sales-head': 2 });
    await world.decide(STATUS);
    expect(await cards()).toMatchObject({ 'branch-sales': 1, [other]: 1 });
  });

  it('reaches the open step when an earlier release wrote it, which named none', async () => {
    await raiseStatus();

    await owe(STATUS, { seatsOf: STATUS });

    expect(await cards()).toEqual({ 'unit-sales-head': 2 });
    expect((await requestOf(STATUS)).pending).toEqual([]);
  });
});

type Call = Extract<NewEffect, { name: 'tell' }>['args']['audience'][number];

/** Owes what a dead process left behind. */
async function owe(id: string, audience: Call): Promise<void> {
  const request = await requestOf(id);
  const content = { kind: 'request-card' as const, request: id };
  const effect = {
    name: 'tell' as const,
    args: { audience: [audience], content },
    id: `requests:${id}:left`,
  };
  await world.app.requests.replace({ ...request, pending: [effect], hasPending: true });
  await world.app.relay.sweep();
}

async function act(id: string, actor: string, doing: 'reopen', app: Product): Promise<void> {
  const request = await requestOf(id);
  const step = openStepOf(request);
  const input = {
    actor,
    requestId: id,
    step: step?.definition.id ?? '',
    seat: step?.seats[0]?.id ?? '',
    revision: request.revision,
    act: doing,
    reason: 'Ответ не полон',
    values: {},
  };
  const { outcome } = await decideRequest(app, input);
  expect(outcome).toBe('done');
}
