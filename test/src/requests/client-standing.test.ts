import { beforeEach, describe, expect, it } from '@jest/globals';
import { buildStatusRequest } from '../../../src/registration/status-request.ts';
import { withdrawRequest } from '../../../src/requests/actions/withdraw-request.ts';
import { startRequestRework } from '../../../src/requests/forms/start-request-draft.ts';
import { submitRequestDraft } from '../../../src/requests/forms/submit-request-draft.ts';
import { requestKind } from '../../../src/requests/kinds/index.ts';
import type { Act } from '../../../src/requests/route/decision-rules.ts';
import { openRequest } from '../../../src/requests/views/open-request.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../helpers/kind-world.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';

const RM = 'RM-2026-0001';
const MEMBERS = { members: ['tariff-commission', 'member'], protocolNumber: '7', protocolDate: '2026-11-23' };
const GRANTED = { ...MEMBERS, decision: 'approved', percent: '5', from: '2026-12-01', to: '2026-12-31' };
const ANSWER = 'Так и сделаем';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

async function raise(type: string, values: Record<string, string | number | boolean> = {}) {
  const id = `${requestKind(type).prefix}-2026-0001`;
  const author = type === 'manager-appointment' ? 'unit-sales-head' : 'manager';
  await world.raise({ id, type, author, values: { client: CLIENT, percent: 10, ...values } });
  return id;
}

async function removeClient(): Promise<void> {
  await world.raise({ id: RM, type: 'vip-removal', author: 'unit-sales-head', values: { client: CLIENT } });
  await world.decide(RM);
  await world.decide(RM);
  expect((await world.client()).status).toBe('removed');
}

async function statusOf(id: string) {
  return (await world.app.requests.get(id))?.status;
}

/** `event → person` for the news that a client left. */
async function toldThatLeft(): Promise<string[]> {
  const lines: string[] = [];
  for await (const { content, recipient } of world.app.deliveries.scan()) {
    if (content.kind === 'news' && content.event === 'client-left')
      lines.push(`${content.request} → ${recipient}`);
  }
  return lines.sort();
}

async function armed(id: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { kind, subject, status } of world.app.reminderClocks.scan()) {
    if (subject === `request:${id}` && status === 'armed') found.push(kind);
  }
  return found;
}

describe('a request whose client left the list', () => {
  it.each([
    ['contract', { security: false }],
    ['manager-appointment', { manager: 'successor' }],
    ['discount', {}],
    ['joint-project', {}],
  ])('of kind %s is agreed to no more, and may be refused', async (type, values) => {
    const id = await raise(type, values);
    await removeClient();

    await expect(world.decide(id)).rejects.toMatchObject({ code: 'CLIENT_LEFT' });
    expect(await statusOf(id)).toBe('open');
    await world.decide(id, 'refuse');
    expect(await statusOf(id)).toBe('refused');
  });

  it('may be sent back, and cannot come again', async () => {
    const id = await raise('contract', { security: false });
    await removeClient();
    await world.decide(id, 'return');

    expect(await statusOf(id)).toBe('returned');
    expect(await armed(id)).toEqual([]);
    const draft = await startRequestRework(world.app, { actor: 'manager', requestId: id });
    const input = { actor: 'manager', draft: draft._id, version: draft.version, typed: {} };
    const sent = await submitRequestDraft(world.app, input);
    expect(sent.draft.errors.client).toEqual({ code: 'client-left' });
  });

  it('may be taken back by its author', async () => {
    const id = await raise('discount');
    await removeClient();
    const input = { actor: 'manager', requestId: id, revision: 1, reason: 'Клиент исключён' };

    expect((await withdrawRequest(world.app, input)).outcome).toBe('done');
  });

  it('may be taken back after its last approval too, which nobody may otherwise', async () => {
    const id = await raise('contract', { security: false });
    for (const _ of ['legal', 'economics', 'technical']) await world.decide(id);
    const input = { actor: 'manager', requestId: id, revision: 1, reason: 'Клиент исключён' };
    expect((await withdrawRequest(world.app, input)).outcome).toBe('late');
    await removeClient();
    expect((await openRequest(world.app, { actor: 'manager', requestId: id })).abilities.withdraw).toBe(true);

    expect((await withdrawRequest(world.app, input)).outcome).toBe('done');
    expect((await withdrawRequest(world.app, input)).outcome).toBe('repeated');
    expect(await armed(id)).toEqual([]);
  });

  it('is agreed to no more by the seats that are left, whoever has agreed before', async () => {
    const id = await raise('contract', { security: false });
    await world.decide(id);
    await removeClient();

    await expect(world.decide(id)).rejects.toMatchObject({ code: 'CLIENT_LEFT' });
    expect(
      (await world.app.requests.get(id))?.steps[0]?.seats.filter(({ decision }) => decision),
    ).toHaveLength(1);
  });

  it.each(['department-quality', 'service-information'])(
    'of kind %s is answered all the same',
    async (type) => {
      const id = await raise(type, { units: 'barnaul' });
      await removeClient();

      await world.approve(id, { answer: { answer: ANSWER } });
      expect(await statusOf(id)).toBe('approved');
    },
  );

  it('has its margin calculated still; the commission may record a refusal and nothing else', async () => {
    const id = await raise('discount');
    await world.decide(id);
    await removeClient();
    await world.decide(id, 'agree', { margin: '12', opinion: 'for', answer: ANSWER });

    await expect(world.decide(id, 'agree', GRANTED)).rejects.toMatchObject({ code: 'CLIENT_LEFT' });
    await world.decide(id, 'agree', { ...MEMBERS, decision: 'refused', why: 'Клиент исключён' });
    expect(await statusOf(id)).toBe('refused');
  });

  it.each([
    ['service-application', 'accepted', 'declined'],
    ['management-issue', 'accepted', 'declined'],
  ])('of kind %s is declined, not accepted', async (type, accepted, declined) => {
    const id = await raise(type, { addressee: 'unit-head' });
    await removeClient();

    await expect(world.decide(id, 'agree', { decision: accepted, answer: ANSWER })).rejects.toMatchObject({
      code: 'CLIENT_LEFT',
    });
    await world.decide(id, 'agree', { decision: declined, answer: ANSWER });
    expect(await statusOf(id)).toBe('refused');
  });

  it('says so to its author once, wherever the process died', async () => {
    for (let write = 1; ; write += 1) {
      world = await createKindWorld();
      await raise('contract', { security: false });
      await raise('department-quality');
      await world.raise({
        id: RM,
        type: 'vip-removal',
        author: 'unit-sales-head',
        values: { client: CLIENT },
      });
      await world.decide(RM);
      const store = createMortalStore(world.store, write);
      const dying = await world.restart(store);
      await world.decide(RM, 'agree', {}, dying).catch(() => null);
      const next = await world.restart();
      await next.relay.sweep();
      if ((await statusOf(RM)) === 'approved') {
        expect(await toldThatLeft()).toEqual(['CN-2026-0001 → manager', 'DQ-2026-0001 → manager']);
      }
      if (store.writes() < write) return;
    }
  }, 60_000);

  it('says nothing more to its author when the client sets out for the list again', async () => {
    const id = await raise('discount');
    await removeClient();
    const { passport } = await world.client();
    const draft = { request: 'ST-2026-0001', client: CLIENT } as Parameters<typeof buildStatusRequest>[0];
    await world.raise(buildStatusRequest(draft, passport, { by: 'manager', onBehalfOf: null }));

    expect((await world.client()).status).toBe('candidate');
    expect(await toldThatLeft()).toEqual([`${id} → manager`]);
  });

  it('shows that it left, and offers what may still be done', async () => {
    const id = await raise('contract', { security: false });
    const before = await openRequest(world.app, { actor: 'legal', requestId: id });
    await removeClient();
    const after = await openRequest(world.app, { actor: 'legal', requestId: id });

    expect([before.clientLeft, after.clientLeft]).toEqual([false, true]);
    expect(before.abilities.seat?.acts).toEqual(['agree', 'return', 'refuse']);
    expect(after.abilities.seat?.acts).toEqual(['return', 'refuse']);
    await world.decide(id, 'refuse');
    expect((await openRequest(world.app, { actor: 'legal', requestId: id })).clientLeft).toBe(false);
  });

  it('goes on where the client comes back to the list', async () => {
    const id = await raise('contract', { security: false });
    await removeClient();
    const client = await world.client();
    await world.app.clients.replace({ ...client, status: 'client_notified', active: true });

    await world.approve(id, {
      sign: {
        ...{ number: '7', signedOn: '2026-11-23', signatory: 'Директор', post: 'Директор', powers: 'Устав' },
        until: '2027-12-31',
      },
    });
    expect(await statusOf(id)).toBe('approved');
  });

  it('is reminded of until somebody ends it, but not of the days that it is watched for', async () => {
    const id = await raise('contract', { security: false });
    await removeClient();
    expect(await armed(id)).toEqual(['approval-step']);
    await world.decide(id, 'refuse');

    expect(await armed(id)).toEqual([]);
  });
});

describe('a registration that came to nothing', () => {
  it.each(['refuse', 'return'] as Act[])(
    'after %s: what is open about the client follows it',
    async (act) => {
      const { passport, ...client } = await world.client();
      await world.app.clients.replace({ ...client, passport, status: 'candidate', active: false });
      const draft = { request: 'ST-2026-0001', client: CLIENT } as Parameters<typeof buildStatusRequest>[0];
      await world.raise(buildStatusRequest(draft, passport, { by: 'manager', onBehalfOf: null }));
      const id = await raise('contract', { security: false });
      expect((await openRequest(world.app, { actor: 'legal', requestId: id })).clientLeft).toBe(false);
      await world.decide('ST-2026-0001', act);

      const left = act === 'refuse';
      expect((await openRequest(world.app, { actor: 'legal', requestId: id })).clientLeft).toBe(left);
      expect(await toldThatLeft()).toEqual(left ? ['CN-2026-0001 → manager'] : []);
    },
  );
});
