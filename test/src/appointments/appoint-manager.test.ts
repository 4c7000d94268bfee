import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { appointManager } from '../../../src/appointments/appoint-manager.ts';
import { handOverClient } from '../../../src/appointments/hand-over-client.ts';
import type { Values } from '../../../src/forms/field.ts';
import { startEdit } from '../../../src/registration/start-edit.ts';
import { snoozeToTomorrow } from '../../../src/reminders/answers/snooze-to-tomorrow.ts';
import { tick } from '../../../src/reminders/clock/tick.ts';
import { decideRequest } from '../../../src/requests/actions/decide-request.ts';
import { startRequestDraft } from '../../../src/requests/forms/start-request-draft.ts';
import { contract } from '../../../src/requests/kinds/contract.ts';
import { currentAppointment } from '../../../src/requests/route/appointment-rules.ts';
import { listMyTasks } from '../../../src/requests/views/list-my-tasks.ts';
import { loadFieldOptions } from '../../../src/requests/views/load-field-options.ts';
import { buildRequest } from '../../helpers/build-request.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../helpers/kind-world.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';

const TYPE = 'manager-appointment';
const SIGNED = {
  number: '77/2026',
  signedOn: '2026-11-23',
  signatory: 'Директор филиала',
  post: 'Директор филиала',
  powers: 'Доверенность № 3 от 12.01.2026',
  until: '2027-11-30',
};
const GRANTED = {
  economics: { answer: 'Выдержим', margin: '31', opinion: 'for' },
  commission: {
    protocolNumber: '5-ТК',
    protocolDate: '2026-11-23',
    members: 'tariff-commission,member',
    decision: 'approved',
    percent: '5',
    from: '2026-12-01',
    to: '2027-05-31',
  },
};

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function order(overrides: Values = {}): Values {
  return {
    manager: 'successor',
    deputy: 'manager',
    orderNumber: '7-к',
    orderDate: '2026-11-20',
    effectiveFrom: '2026-11-23',
    combined: false,
    ...overrides,
  };
}

async function appoint(id: string, overrides: Values = {}): Promise<void> {
  await world.raise({ id, type: TYPE, author: 'unit-sales-head', values: order(overrides) });
  await world.approve(id);
}

async function manager(): Promise<string> {
  return (await world.client()).passport.appointment.manager;
}

/** Lists who was told of the hand-over, in the order of names. */
async function told(): Promise<string[]> {
  const people: string[] = [];
  for await (const { content, recipient } of world.app.deliveries.scan()) {
    if (content.kind === 'hand-over') people.push(recipient);
  }
  return people.sort();
}

async function tasks(actor: string): Promise<string[]> {
  const { items } = await listMyTasks(world.app, { actor });
  return items.map(({ request }) => request._id);
}

async function remindedOf(matter: string): Promise<string[]> {
  const people: string[] = [];
  for await (const { content, recipient } of world.app.deliveries.scan()) {
    if (content.kind === 'reminder' && content.matter === matter) people.push(recipient);
  }
  return people;
}

describe('an approved appointment', () => {
  it('gives the client its manager, deputy, order and job description', async () => {
    await appoint('AP-2026-0001', { combined: true, jobNumber: '12-ДИ', jobDate: '2026-02-01' });

    expect((await world.client()).passport.appointment).toEqual({
      manager: 'successor',
      deputy: 'manager',
      orderNumber: '7-к',
      orderDate: '2026-11-20',
      combinedDuty: '12-ДИ, 01.02.2026',
    });
  });

  it('changes nothing before it is approved', async () => {
    await world.raise({ id: 'AP-2026-0001', type: TYPE, author: 'unit-sales-head', values: order() });
    await appointManager(world.app, { request: 'AP-2026-0001' });

    expect(await manager()).toBe('manager');
  });

  it('tells the successor, the deputy and the predecessor once, however often it runs', async () => {
    await appoint('AP-2026-0001');
    const { revision } = await world.client();

    await appointManager(world.app, { request: 'AP-2026-0001' });
    await appointManager(world.app, { request: 'AP-2026-0001' });

    expect(await told()).toEqual(['manager', 'successor']);
    expect((await world.client()).revision).toBe(revision);
  });

  it('tells the deputy who is none any more', async () => {
    const client = await world.client();
    const appointment = { ...client.passport.appointment, deputy: 'unit-head' };
    await world.app.clients.replace({ ...client, passport: { ...client.passport, appointment } });

    await appoint('AP-2026-0001');

    expect(await told()).toEqual(['manager', 'successor', 'unit-head']);
  });

  it('leaves what the successor has edited since', async () => {
    await appoint('AP-2026-0001');
    const client = await world.client();
    const appointment = { ...client.passport.appointment, orderNumber: '8-к' };
    await world.app.clients.replace({ ...client, passport: { ...client.passport, appointment } });

    await appointManager(world.app, { request: 'AP-2026-0001' });

    expect((await world.client()).passport.appointment.orderNumber).toBe('8-к');
  });

  it('waits for its day, and takes effect then by itself', async () => {
    await appoint('AP-2026-0001', { effectiveFrom: '2026-12-01' });
    expect(await manager()).toBe('manager');

    world.clock.set('2026-11-30T20:00:00Z');
    await tick(world.app);
    expect(await manager()).toBe('manager');
    world.clock.set('2026-12-01T00:00:00Z');
    await tick(world.app);
    await tick(world.app);

    expect(await manager()).toBe('successor');
    expect(await told()).toEqual(['manager', 'successor']);
  });

  it('is carried out after a crash at any write', async () => {
    for (let write = 1; write < 60; write += 1) {
      world = await createKindWorld();
      await world.raise({ id: 'AP-2026-0001', type: TYPE, author: 'unit-sales-head', values: order() });
      const dying = createMortalStore(world.store, write);
      const doomed = await world.restart(dying);
      await world.decide('AP-2026-0001', 'agree', {}, doomed).catch(() => undefined);
      if (dying.writes() < write) break;

      const again = await world.restart();
      await again.relay.sweep();
      if ((await again.requests.get('AP-2026-0001'))?.status === 'open') await world.approve('AP-2026-0001');

      expect({ write, manager: await manager(), told: await told() }).toEqual({
        write,
        manager: 'successor',
        told: ['manager', 'successor'],
      });
    }
  });
});

describe('several appointments', () => {
  it('leave the one that took effect last, whichever is looked at first', async () => {
    await appoint('AP-2026-0001', { effectiveFrom: '2026-11-23' });
    world.clock.set('2026-11-23T03:00:00Z');
    await appoint('AP-2026-0002', { manager: 'manager', deputy: null, effectiveFrom: '2026-11-23' });

    await appointManager(world.app, { request: 'AP-2026-0001' });
    await appointManager(world.app, { request: 'AP-2026-0002' });
    await appointManager(world.app, { request: 'AP-2026-0001' });

    expect(await manager()).toBe('manager');
  });

  it('always leave exactly one standing, in whatever order they are found', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 8 }), fc.integer(), (days, seed) => {
        const all = days.map((effectiveFrom, n) =>
          buildRequest({ id: `AP-2026-000${n}`, values: order({ effectiveFrom }) }),
        );
        const shuffled = all.toSorted(
          (a, b) => ((seed ^ a._id.length) % 2 ? 1 : -1) * (a._id < b._id ? 1 : -1),
        );

        const latest = currentAppointment(all, '2026-11-15');

        expect(currentAppointment(shuffled, '2026-11-15')?._id).toBe(latest?._id);
        const due = days.filter((each) => each <= '2026-11-15').sort();
        expect(latest?.values.effectiveFrom).toBe(due.at(-1));
      }),
    );
  });
});

describe('a hand-over', () => {
  it('takes unfinished edits of the client along, and no others', async () => {
    const draft = await startEdit(world.app, { actor: 'manager', client: CLIENT });
    await appoint('AP-2026-0001');

    expect(await world.app.drafts.get(draft._id)).toMatchObject({ owner: 'successor', manager: 'successor' });
    await handOverClient(world.app, { client: CLIENT, from: 'manager', by: 'system' });
    await handOverClient(world.app, { client: CLIENT, from: 'successor', by: 'system' });
    expect(await world.app.drafts.get(draft._id)).toMatchObject({ owner: 'successor' });
  });

  it('takes begun forms and open requests along; what is decided stays with its decider', async () => {
    const draft = await startRequestDraft(world.app, {
      actor: 'manager',
      type: 'discount',
      values: { client: CLIENT },
    });
    await world.raise({ id: 'DI-2026-0001', type: 'discount' });
    await world.raise({ id: 'RM-2026-0001', type: 'vip-removal', author: 'unit-sales-head' });
    await appoint('AP-2026-0001');
    await handOverClient(world.app, { client: CLIENT, from: 'manager', by: 'system' });

    expect((await world.app.requestDrafts.get(draft._id))?.owner).toBe('successor');
    const request = await world.app.requests.get('DI-2026-0001');
    expect(request?.author).toBe('successor');
    expect(request?.history[0]?.by).toBe('manager');
    expect((await world.app.requests.get('RM-2026-0001'))?.author).toBe('unit-sales-head');
  });

  it('leaves the seats of the client’s manager to the successor, and to nobody before', async () => {
    await world.raise({ id: 'CN-2026-0001', type: 'contract', values: { security: false } });
    for (const _ of ['legal', 'economics', 'technical']) await world.decide('CN-2026-0001');
    await appoint('AP-2026-0001', { deputy: null });

    const click = {
      requestId: 'CN-2026-0001',
      step: 'sign',
      seat: 'client-manager',
      revision: 1,
      act: 'agree' as const,
      reason: '',
      values: SIGNED,
    };
    await expect(decideRequest(world.app, { ...click, actor: 'manager' })).rejects.toMatchObject({
      code: 'NOT_YOUR_STEP',
    });
    expect(await tasks('manager')).toEqual([]);
    expect(await tasks('successor')).toEqual(['CN-2026-0001']);
    world.clock.set('2026-12-04T02:05:00Z');
    await tick(world.app);
    expect(await remindedOf('approval-step:CN-2026-0001:1:sign')).toEqual(['successor']);

    const { request } = await decideRequest(world.app, { ...click, actor: 'successor' });
    expect(request.status).toBe('approved');
  });

  it('lets the successor name a discount that the predecessor obtained', async () => {
    await world.raise({ id: 'DI-2026-0001', type: 'discount' });
    await world.approve('DI-2026-0001', GRANTED);
    await appoint('AP-2026-0001', { deputy: null });

    const { options } = await loadFieldOptions(world.app, 'successor', contract.fields);

    expect(options('approved:discount')).toEqual(['DI-2026-0001']);
  });

  it('brings what the predecessor put off to the successor', async () => {
    world.clock.set('2026-11-30T02:00:00Z');
    const matter = `client-day:${CLIENT}:contact-director`;
    await snoozeToTomorrow(world.app, { matter, occurrence: '2026-12-04', by: 'manager', step: 'T-14' });

    await appoint('AP-2026-0001', { deputy: null, effectiveFrom: '2026-11-30' });

    const clock = await world.app.reminderClocks.get(matter);
    expect(clock?.snoozes.map(({ person }) => person)).toEqual(['successor']);
  });

  it('is in the log of the client', async () => {
    await appoint('AP-2026-0001');

    const events: string[] = [];
    for await (const { event } of world.app.audit.scan()) events.push(event.type);
    expect(events.filter((type) => type === 'client.handed-over')).toHaveLength(1);
  });
});
