import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Product } from '../../../src/product/product.ts';
import { submitDraft } from '../../../src/registration/submit-draft.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';
import { createRegisterWorld, idsOf, type RegisterWorld } from '../../helpers/register-world.ts';

let world: RegisterWorld;
let app: Product;

beforeEach(async () => {
  world = await createRegisterWorld();
  app = world.app;
});

describe('submitDraft of a registration', () => {
  it('writes the client, its key and its request', async () => {
    const result = await submitDraft(app, { actor: 'manager', draft: await world.typeDraft() });

    expect(result).toMatchObject({ kind: 'submitted', client: 'VIP-2026-0001', request: 'ST-2026-0001' });
    expect(await app.clients.get('VIP-2026-0001')).toMatchObject({
      key: '7707083893:773601001',
      status: 'candidate',
      level: 'local',
      openRequest: 'ST-2026-0001',
      hasPending: false,
      passport: { appointment: { manager: 'manager' } },
    });
    expect(await app.clientKeys.get('7707083893:773601001')).toMatchObject({ client: 'VIP-2026-0001' });
    expect(await app.requests.get('ST-2026-0001')).toMatchObject({
      status: 'open',
      client: 'VIP-2026-0001',
      values: { purpose: 'registration', level: 'local' },
    });
  });

  it('makes one client of two clicks at once and of a late third', async () => {
    const draft = await world.typeDraft();
    const click = () => submitDraft(app, { actor: 'manager', draft });

    const clicks = [...(await Promise.all([click(), click()])), await click()];

    expect(clicks.map((result) => result.kind)).toEqual(['submitted', 'submitted', 'submitted']);
    expect(await idsOf(app.clients)).toEqual(['VIP-2026-0001']);
    expect(await idsOf(app.requests)).toEqual(['ST-2026-0001']);
  });

  it('ends with one client and one request wherever the process dies', async () => {
    for (let diesBefore = 1; diesBefore <= 60; diesBefore += 1) {
      const fresh = await createRegisterWorld();
      const draft = await fresh.typeDraft();
      const mortal = createMortalStore(fresh.store, diesBefore);
      const dying = await fresh.restart(mortal);
      await submitDraft(dying, { actor: 'manager', draft }).catch(() => undefined);

      const reborn = await fresh.restart();
      await reborn.relay.sweep();
      const result = await submitDraft(reborn, { actor: 'manager', draft });
      await reborn.relay.sweep();

      expect(result.kind).toBe('submitted');
      expect(await idsOf(reborn.clients)).toHaveLength(1);
      const requests = await idsOf(reborn.requests);
      expect(requests).toHaveLength(1);
      const [client] = await idsOf(reborn.clients);
      expect(await reborn.clients.get(client ?? '')).toMatchObject({ openRequest: requests[0] });
      if (mortal.writes() < diesBefore) return;
    }
    throw new Error('a submission should need fewer writes');
  }, 60_000);

  it('sends the draft back to the first wrong section with every error', async () => {
    const draft = await world.typeDraft({ inn: '7707083894', large: false });

    const result = await submitDraft(app, { actor: 'manager', draft });

    expect(result).toMatchObject({
      kind: 'invalid',
      draft: { section: 'names', errors: { inn: { code: 'inn' }, large: { code: 'vip-basis' } } },
    });
    expect(await idsOf(app.clients)).toEqual([]);
    expect(await idsOf(app.counters)).toEqual([]);
  });

  it('refuses an INN + KPP of the register, and shows the client only to who may see it', async () => {
    await world.register();

    const own = await submitDraft(app, { actor: 'manager', draft: await world.typeDraft() });
    const foreign = await submitDraft(app, {
      actor: 'other-manager',
      draft: await world.typeDraft({}, 'other-manager'),
    });

    expect(own).toMatchObject({ kind: 'exists', client: { _id: 'VIP-2026-0001' } });
    expect(foreign).toMatchObject({ kind: 'exists', client: null });
    expect(await idsOf(app.clients)).toEqual(['VIP-2026-0001']);
  });

  it('takes the same INN with another KPP for another client', async () => {
    await world.register();

    expect(await world.register({ kpp: '7736AB001' })).toBe('VIP-2026-0002');
  });

  it('waits a minute for who reserved the key and died', async () => {
    const at = new Date(world.clock.now()).toISOString();
    await app.clientKeys.insert({ _id: '7707083893:773601001', client: 'VIP-2026-0099', at });
    const draft = await world.typeDraft();

    await expect(submitDraft(app, { actor: 'manager', draft })).rejects.toMatchObject({ code: 'BUSY' });
    world.clock.advance(61_000);

    expect(await submitDraft(app, { actor: 'manager', draft })).toMatchObject({ kind: 'submitted' });
  });

  it('keeps somebody else’s draft to its owner', async () => {
    const draft = await world.typeDraft();

    await expect(submitDraft(app, { actor: 'other-manager', draft })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('makes a regional client of points in two units', async () => {
    const client = await world.register({
      servicePoints: [
        { address: 'Барнаул, 1', unit: 'barnaul' },
        { address: 'Бийск, 2', unit: 'biysk' },
      ],
    });

    expect(await app.clients.get(client)).toMatchObject({ level: 'regional' });
    expect(await app.requests.get('ST-2026-0001')).toMatchObject({ values: { level: 'regional' } });
  });
});
