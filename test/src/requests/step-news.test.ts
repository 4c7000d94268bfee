import { describe, expect, it } from '@jest/globals';
import { buildHolder, grantOf } from '../../helpers/build-person.ts';
import { createKindWorld } from '../../helpers/kind-world.ts';

const ID = 'ST-2026-0001';

describe('news of a step that is done', () => {
  it('reaches an author who holds the role of the next step and may not decide it', async () => {
    const world = await createKindWorld();
    const manager = await world.app.people.get('manager');
    const roles = [grantOf('manager'), grantOf('branch-sales')];
    await world.app.people.replace({ ...buildHolder('manager', { roles }), version: manager?.version ?? 0 });
    await world.raise({ id: ID, type: 'vip-status', values: { purpose: 'change', level: 'local' } });

    await world.decide(ID);

    const told: string[] = [];
    for await (const { content, recipient } of world.app.deliveries.scan()) {
      if (content.kind === 'news' && content.event === 'step-done') told.push(recipient);
    }
    expect(told).toEqual(['manager']);
  });
});
