import { beforeEach, describe, expect, it } from '@jest/globals';
import { followRequest } from '../../../src/registration/follow-request.ts';
import { startEdit } from '../../../src/registration/start-edit.ts';
import { submitDraft } from '../../../src/registration/submit-draft.ts';
import { withdrawRequest } from '../../../src/requests/actions/withdraw-request.ts';
import { createRegisterWorld, type RegisterWorld } from '../../helpers/register-world.ts';

const CLIENT = 'VIP-2026-0001';
let world: RegisterWorld;

beforeEach(async () => {
  world = await createRegisterWorld();
  await submitDraft(world.app, { actor: 'manager', draft: await world.typeDraft() });
});

async function statuses(): Promise<string[]> {
  const client = await world.app.clients.get(CLIENT);
  return (client?.statusHistory ?? []).map(({ status }) => status);
}

describe('followRequest', () => {
  it('adds nothing when it is repeated', async () => {
    await world.approveUntil('ST-2026-0001', 'agree');
    const before = await statuses();

    await followRequest(world.app, { client: CLIENT, request: 'ST-2026-0001' });
    await followRequest(world.app, { client: CLIENT, request: 'ST-2026-0001' });

    expect(await statuses()).toEqual(before);
  });

  it('ignores a late word of an earlier request', async () => {
    const { app } = world;
    await withdrawRequest(app, {
      actor: 'manager',
      requestId: 'ST-2026-0001',
      revision: 1,
      reason: 'Ошибка в данных',
    });
    const again = await startEdit(app, { actor: 'manager', client: CLIENT });
    await submitDraft(app, { actor: 'manager', draft: again._id });
    const request = await app.requests.get('ST-2026-0001');
    if (request) await app.requests.replace(request);

    await followRequest(app, { client: CLIENT, request: 'ST-2026-0001' });

    expect(await app.clients.get(CLIENT)).toMatchObject({ status: 'candidate', openRequest: 'ST-2026-0002' });
    expect(await statuses()).toEqual(['candidate', 'withdrawn', 'candidate']);
  });

  it('leaves alone a client that the request is not about', async () => {
    await followRequest(world.app, { client: 'VIP-2026-0099', request: 'ST-2026-0001' });
    await followRequest(world.app, { client: CLIENT, request: 'ST-2026-0099' });

    expect(await statuses()).toEqual(['candidate']);
  });

  it('keeps an active client active while a change is being agreed', async () => {
    const { app } = world;
    await world.approveUntil('ST-2026-0001', '');
    const draft = await startEdit(app, { actor: 'manager', client: CLIENT });
    await app.drafts.replace({ ...draft, values: { ...draft.values, image: 'true' } });
    await submitDraft(app, { actor: 'manager', draft: draft._id });

    await world.approveUntil('ST-2026-0002', 'agree');

    expect(await app.clients.get(CLIENT)).toMatchObject({
      status: 'client_notified',
      active: true,
      openRequest: 'ST-2026-0002',
      passport: { image: false },
    });
  });
});
