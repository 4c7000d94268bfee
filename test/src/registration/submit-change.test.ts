import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Passport } from '../../../src/clients/client.ts';
import type { Product } from '../../../src/product/product.ts';
import { startEdit } from '../../../src/registration/start-edit.ts';
import { submitDraft } from '../../../src/registration/submit-draft.ts';
import { decideRequest } from '../../../src/requests/actions/decide-request.ts';
import {
  createRegisterWorld,
  idsOf,
  type RegisterWorld,
  typedPassport,
} from '../../helpers/register-world.ts';

let world: RegisterWorld;
let app: Product;

beforeEach(async () => {
  world = await createRegisterWorld();
  app = world.app;
});

/** Opens the client's passport, types these parts and submits. */
async function edit(client: string, changed: Partial<Passport>, current: Partial<Passport> = {}) {
  const draft = await startEdit(app, { actor: 'manager', client });
  await app.drafts.replace({ ...draft, values: typedPassport({ ...current, ...changed }) });
  return submitDraft(app, { actor: 'manager', draft: draft._id });
}

async function sendBack(request: string, act: 'refuse' | 'return'): Promise<void> {
  await decideRequest(app, {
    actor: 'unit-sales-head',
    requestId: request,
    step: 'assign',
    seat: 'unit-sales-head',
    revision: 1,
    act,
    reason: 'Не хватает данных',
    values: {},
  });
}

describe('a request and its client', () => {
  it('is followed step by step to an active VIP', async () => {
    const client = await world.register();

    await world.approveUntil('ST-2026-0001', 'agree');
    expect(await app.clients.get(client)).toMatchObject({ status: 'agreeing', active: false });
    await world.approveUntil('ST-2026-0001', 'notify');
    expect(await app.clients.get(client)).toMatchObject({ status: 'confirmed_to_sp', active: false });
    await world.approveUntil('ST-2026-0001', '');

    const notified = await app.clients.get(client);
    expect(notified).toMatchObject({ status: 'client_notified', active: true, openRequest: null });
    expect(notified?.statusHistory.map(({ status }) => status)).toEqual([
      'candidate',
      'assigned_by_sp',
      'with_branch',
      'agreeing',
      'agreed',
      'confirmed_to_sp',
      'client_notified',
    ]);
  });

  it('comes back for rework and goes round again with the corrected passport', async () => {
    const client = await world.register();
    await sendBack('ST-2026-0001', 'return');
    expect(await app.clients.get(client)).toMatchObject({ status: 'returned' });

    const result = await edit(client, { inn: '7707049388', shortName: 'ООО «Василёк»' });

    expect(result).toMatchObject({ kind: 'submitted', request: 'ST-2026-0001' });
    expect(await app.clients.get(client)).toMatchObject({
      status: 'candidate',
      key: '7707049388:773601001',
      sortName: 'ооо василек',
    });
    expect(await app.requests.get('ST-2026-0001')).toMatchObject({ status: 'open', round: 2 });
    expect(await app.clientKeys.get('7707083893:773601001')).toBeNull();
  });

  it('lets a refused client come back with a new linked request', async () => {
    const client = await world.register();
    await sendBack('ST-2026-0001', 'refuse');
    expect(await app.clients.get(client)).toMatchObject({ status: 'rejected', openRequest: null });

    const result = await edit(client, {});

    expect(result).toMatchObject({ kind: 'submitted', client, request: 'ST-2026-0002' });
    expect(await app.requests.get('ST-2026-0002')).toMatchObject({
      previous: 'ST-2026-0001',
      status: 'open',
    });
    expect(await app.clients.get(client)).toMatchObject({ status: 'candidate', openRequest: 'ST-2026-0002' });
    expect(await idsOf(app.clients)).toEqual([client]);
  });
});

describe('submitDraft of a change', () => {
  let client: string;

  beforeEach(async () => {
    client = await world.register();
    await world.approveUntil('ST-2026-0001', '');
  });

  it('puts contacts and names in place at once, without a number', async () => {
    const result = await edit(client, { contacts: [], shortName: 'ООО «Василёк»' });

    expect(result).toMatchObject({ kind: 'changed', client });
    expect(await app.clients.get(client)).toMatchObject({
      status: 'client_notified',
      revision: 2,
      passport: { contacts: [], shortName: 'ООО «Василёк»' },
    });
    expect(await idsOf(app.requests)).toEqual(['ST-2026-0001']);
    expect(await app.counters.get('ST-2026')).toMatchObject({ value: 1 });
  });

  it('proposes INN by the route, and takes it over when branch sales confirm it', async () => {
    const result = await edit(client, { inn: '7707049388', contacts: [] });

    expect(result).toMatchObject({ kind: 'submitted', request: 'ST-2026-0002' });
    expect(await app.clients.get(client)).toMatchObject({
      status: 'client_notified',
      active: true,
      openRequest: 'ST-2026-0002',
      passport: { inn: '7707083893', contacts: [] },
    });
    await world.approveUntil('ST-2026-0002', 'confirm');
    expect(await app.clients.get(client)).toMatchObject({ passport: { inn: '7707083893' } });
    await world.approveUntil('ST-2026-0002', '');
    expect(await app.clients.get(client)).toMatchObject({
      status: 'client_notified',
      openRequest: null,
      key: '7707049388:773601001',
      passport: { inn: '7707049388', contacts: [] },
    });
    expect(await idsOf(app.clientKeys)).toEqual(['7707049388:773601001']);
  });

  it('gives the new key back when the change is refused', async () => {
    await edit(client, { inn: '7707049388' });
    expect(await idsOf(app.clientKeys)).toHaveLength(2);

    await sendBack('ST-2026-0002', 'refuse');

    expect(await idsOf(app.clientKeys)).toEqual(['7707083893:773601001']);
    expect(await app.clients.get(client)).toMatchObject({ status: 'client_notified', openRequest: null });
  });

  it('reworks a returned change without touching what is agreed', async () => {
    await edit(client, { inn: '7707049388' });
    await sendBack('ST-2026-0002', 'return');

    const result = await edit(client, { inn: '7830002293' });

    expect(result).toMatchObject({ kind: 'submitted', request: 'ST-2026-0002' });
    expect(await app.clients.get(client)).toMatchObject({ passport: { inn: '7707083893' } });
    expect((await idsOf(app.clientKeys)).sort()).toEqual(['7707083893:773601001', '7830002293:773601001']);
    await world.approveUntil('ST-2026-0002', '');
    expect(await app.clients.get(client)).toMatchObject({ passport: { inn: '7830002293' } });
  });

  it('refuses a second change by the route while one is open, but not an edit at once', async () => {
    await edit(client, { image: true });

    await expect(edit(client, { inn: '7707049388' })).rejects.toMatchObject({ code: 'OPEN_REQUEST_EXISTS' });

    expect(await edit(client, { contacts: [] })).toMatchObject({ kind: 'changed' });
  });

  it('refuses an edit begun before somebody else’s', async () => {
    const draft = await startEdit(app, { actor: 'manager', client });
    await app.drafts.replace({ ...draft, values: typedPassport({ shortName: 'Поздно' }) });
    await app.drafts.insert({ ...draft, _id: 'other', values: typedPassport({ shortName: 'Раньше' }) });
    await submitDraft(app, { actor: 'manager', draft: 'other' });

    const late = submitDraft(app, { actor: 'manager', draft: draft._id });

    await expect(late).rejects.toMatchObject({ code: 'STALE' });
  });

  it('changes nothing when nothing was edited', async () => {
    expect(await edit(client, {})).toMatchObject({ kind: 'changed' });

    expect(await app.clients.get(client)).toMatchObject({ revision: 1 });
  });
});
