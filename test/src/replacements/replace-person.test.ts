import { describe, expect, it } from '@jest/globals';
import { ownClientKeys } from '../../../src/clients/client.ts';
import { addPotential } from '../../../src/potential/save-potential.ts';
import type { Product } from '../../../src/product/product.ts';
import { submitDraft } from '../../../src/registration/submit-draft.ts';
import { previewReplacement } from '../../../src/replacements/preview-replacement.ts';
import { replacePerson } from '../../../src/replacements/replace-person.ts';
import { UNIT } from '../../helpers/build-person.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';
import { createRegisterWorld, type RegisterWorld } from '../../helpers/register-world.ts';
import { validInn } from '../../helpers/valid-inn.ts';

const INPUT = { actor: 'admin', leaver: 'manager', successor: 'other-manager' };

describe('previewReplacement', () => {
  it('counts everything that will move', async () => {
    const { app } = await openWorld();

    const { moved } = await previewReplacement(app, INPUT);

    expect(moved).toMatchObject({ requests: 1, clients: 1, deputies: 0, drafts: 1, substitutions: 1 });
  });

  it.each([
    ['somebody who is no admin', { ...INPUT, actor: 'manager' }, 'FORBIDDEN'],
    ['one person for both', { ...INPUT, successor: 'manager' }, 'SAME_PERSON'],
    ['somebody unknown', { ...INPUT, successor: 'nobody' }, 'NOT_FOUND'],
  ])('refuses %s', async (_what, input, code) => {
    const { app } = await openWorld();

    await expect(previewReplacement(app, input)).rejects.toMatchObject({ code });
  });
});

describe('replacePerson', () => {
  it('moves everything once, however often it is confirmed', async () => {
    const { app } = await openWorld();
    const version = (await app.people.get('manager'))?.version ?? 0;

    const first = await replacePerson(app, { ...INPUT, version });
    const second = await replacePerson(app, { ...INPUT, version });

    expect(second._id).toBe(first._id);
    await expectMoved(app);
  });

  it('refuses a preview of an older record', async () => {
    const { app } = await openWorld();

    await expect(replacePerson(app, { ...INPUT, version: 99 })).rejects.toMatchObject({ code: 'STALE' });
  });

  it('is gone on with wherever the process died', async () => {
    for (let write = 1; ; write += 1) {
      const world = await openWorld();
      const store = createMortalStore(world.store, write);
      const version = (await world.app.people.get('manager'))?.version ?? 0;
      const dying = await world.restart(store);
      const started = await replacePerson(dying, { ...INPUT, version }).catch(() => null);

      const next = await world.restart();
      await next.relay.sweep();
      if (write > 1) await expectMoved(next);
      else expect(started).toBeNull();
      if (store.writes() < write) return;
    }
  }, 60_000);
});

async function openWorld(): Promise<RegisterWorld> {
  const world = await createRegisterWorld();
  const { app } = world;
  await submitDraft(app, { actor: 'manager', draft: await world.typeDraft() });
  await world.typeDraft({ inn: '7728168971' });
  const potential = { inn: validInn(1), name: 'POT', unit: UNIT, manager: 'manager' };
  await addPotential(app, { actor: 'manager', typed: potential });
  const head = await app.people.get('unit-head');
  const substitute = { person: 'manager', from: '2026-11-20', to: '2026-12-05', begun: true };
  if (head) await app.people.replace({ ...head, substitute });
  return world;
}

async function expectMoved(app: Product): Promise<void> {
  expect(await app.clients.count({ index: 'all', eq: {}, anyKeys: ownClientKeys('manager') })).toBe(0);
  expect((await app.requests.get('ST-2026-0001'))?.author).toBe('other-manager');
  expect(await app.drafts.count({ index: 'owner', eq: { owner: 'manager' }, keys: ['unfinished'] })).toBe(0);
  expect(await app.people.get('manager')).toMatchObject({ active: false, roles: [], substitute: null });
  expect((await app.people.get('unit-head'))?.substitute?.person).toBe('other-manager');
  expect((await app.people.get('other-manager'))?.roles).toHaveLength(2);
  expect((await app.potentialClients.get('POT-2026-0001'))?.manager).toBe('other-manager');
  const told = await app.deliveries.find({
    index: 'recipient',
    eq: { recipient: 'other-manager' },
    limit: 200,
  });
  expect(told.items.filter(({ content }) => content.kind === 'replacement')).toHaveLength(1);
  const traces = await app.audit.find({
    index: 'subject',
    eq: { subject: 'client:VIP-2026-0001' },
    limit: 100,
  });
  expect(traces.items.filter(({ event }) => event.type === 'client.handed-over')).toHaveLength(1);
}
