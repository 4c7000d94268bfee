import { beforeEach, describe, expect, it } from '@jest/globals';
import { openClient } from '../../../src/client-card/open-client.ts';
import { followRequest } from '../../../src/registration/follow-request.ts';
import { startEdit } from '../../../src/registration/start-edit.ts';
import { submitDraft } from '../../../src/registration/submit-draft.ts';
import { withdrawRequest } from '../../../src/requests/actions/withdraw-request.ts';
import { claimClient } from '../../../src/requests/forms/claim-client.ts';
import type { SubmitRequestInput } from '../../../src/requests/request.ts';
import { buildSubmission } from '../../helpers/build-request.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../helpers/kind-world.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';

const ID = 'RM-2026-0001';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function removal(id = ID): SubmitRequestInput {
  const values = {
    client: CLIENT,
    ground: 'own-wish',
    justification: 'Клиент просит исключить его из списка',
  };
  return buildSubmission({ id, type: 'vip-removal', author: 'unit-sales-head', client: CLIENT, values });
}

/** Reminders of the client's own days that are still to come. */
async function armed(): Promise<number> {
  let count = 0;
  for await (const { subject, status } of world.app.reminderClocks.scan()) {
    if (subject === `client:${CLIENT}` && status === 'armed') count += 1;
  }
  return count;
}

async function statuses(): Promise<string[]> {
  return (await world.client()).statusHistory.map(({ status }) => status);
}

describe('a removal', () => {
  it('takes the client off the list only when both directors agreed; key and history stay', async () => {
    await world.raise(removal());
    expect(await world.client()).toMatchObject({ status: 'removal_proposed', active: true, openRequest: ID });
    await world.decide(ID);
    expect(await world.client()).toMatchObject({ status: 'removal_proposed', active: true });
    await world.decide(ID);

    expect(await world.client()).toMatchObject({
      status: 'removed',
      active: false,
      openRequest: null,
      key: '7707083893:773601001',
    });
    expect(await statuses()).toEqual(['client_notified', 'removal_proposed', 'removed']);
  });

  it('ends the reminders of the client', async () => {
    expect(await armed()).toBeGreaterThan(0);
    await world.raise(removal());
    expect(await armed()).toBeGreaterThan(0);
    await world.approve(ID);

    expect(await armed()).toBe(0);
  });

  it('gives the client back what it was when a director refuses', async () => {
    await world.raise(removal());
    await world.decide(ID, 'refuse');

    expect(await world.client()).toMatchObject({
      status: 'client_notified',
      active: true,
      openRequest: null,
    });
    expect(await armed()).toBeGreaterThan(0);
  });

  it('gives the client back what it was when it is withdrawn, also after a return', async () => {
    await world.raise(removal());
    await world.decide(ID, 'return');
    expect((await world.client()).status).toBe('removal_proposed');

    await withdrawRequest(world.app, {
      actor: 'unit-sales-head',
      requestId: ID,
      revision: 2,
      reason: 'Больше не нужно',
    });

    expect(await world.client()).toMatchObject({ status: 'client_notified', active: true });
  });

  it('is not the manager’s to withdraw, and no rework of the passport', async () => {
    await world.raise(removal());
    const attempt = { actor: 'manager', requestId: ID, revision: 1, reason: 'Не согласен' };
    await expect(withdrawRequest(world.app, attempt)).rejects.toMatchObject({ code: 'FORBIDDEN' });

    await world.decide(ID, 'return');

    expect((await openClient(world.app, { actor: 'manager', client: CLIENT })).edit).toBe('change');
    expect((await startEdit(world.app, { actor: 'manager', client: CLIENT })).purpose).toBe('change');
  });

  it('lets the client come back later by a new request', async () => {
    await world.raise(removal());
    await world.approve(ID);

    const draft = await startEdit(world.app, { actor: 'manager', client: CLIENT });
    await world.app.drafts.replace({ ...draft, step: 'review' });
    await submitDraft(world.app, { actor: 'manager', draft: draft._id });

    expect(draft.purpose).toBe('again');
    expect(await world.client()).toMatchObject({ status: 'candidate', openRequest: 'ST-2026-0001' });
    expect((await world.app.requests.get('ST-2026-0001'))?.previous).toBe(ID);
  });

  it('changes nothing more when its news come again, or after a later request', async () => {
    await world.raise(removal());
    await world.decide(ID, 'refuse');
    await world.raise(removal('RM-2026-0002'));
    const refused = await world.app.requests.get(ID);
    if (refused) await world.app.requests.replace(refused);
    const before = await statuses();

    await followRequest(world.app, { client: CLIENT, request: ID });
    await followRequest(world.app, { client: CLIENT, request: 'RM-2026-0002' });

    expect(await statuses()).toEqual(before);
    expect(await world.client()).toMatchObject({
      status: 'removal_proposed',
      openRequest: 'RM-2026-0002',
    });
  });

  it('is one at a time, and none for a client who was removed meanwhile', async () => {
    await world.raise(removal());
    await expect(claimClient(world.app, removal('RM-2026-0002'), '2026-11-23')).rejects.toMatchObject({
      code: 'OPEN_REQUEST_EXISTS',
    });
    await world.approve(ID);
    await expect(claimClient(world.app, removal('RM-2026-0002'), '2026-11-23')).rejects.toMatchObject({
      code: 'STALE',
    });
    expect(await world.app.requests.get('RM-2026-0002')).toBeNull();
  });

  it('is finished after a crash at any write of its last decision', async () => {
    for (let write = 1; write < 60; write += 1) {
      world = await createKindWorld();
      await world.raise(removal());
      await world.decide(ID);
      const dying = createMortalStore(world.store, write);
      const doomed = await world.restart(dying);
      await world.decide(ID, 'agree', {}, doomed).catch(() => undefined);
      if (dying.writes() < write) break;

      const again = await world.restart();
      await again.relay.sweep();
      if ((await again.requests.get(ID))?.status === 'open') await world.approve(ID);

      expect({ write, statuses: await statuses(), armed: await armed() }).toEqual({
        write,
        statuses: ['client_notified', 'removal_proposed', 'removed'],
        armed: 0,
      });
    }
  });

  it('stands together with its client after a crash while it is raised', async () => {
    for (let write = 1; write < 60; write += 1) {
      world = await createKindWorld();
      const dying = createMortalStore(world.store, write);
      const doomed = await world.restart(dying);
      await claimClient(doomed, removal(), '2026-11-23T02:00:00Z').catch(() => undefined);
      if (dying.writes() < write) break;

      const again = await world.restart();
      await again.relay.sweep();

      const client = await world.client();
      const request = await again.requests.get(ID);
      expect({ write, claimed: client.openRequest }).toEqual({ write, claimed: request ? ID : null });
      expect(client.status).toBe(request ? 'removal_proposed' : 'client_notified');
    }
  });
});
