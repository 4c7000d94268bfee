import { describe, expect, it } from '@jest/globals';
import { revokeRole, setAccess } from '../../../../src/people/directory/edit-person.ts';
import { BRANCH } from '../../../../src/people/person.ts';
import type { Product } from '../../../../src/product/product.ts';
import { buildHolder } from '../../../helpers/build-person.ts';
import { createRegisterWorld } from '../../../helpers/register-world.ts';

async function openApp(): Promise<Product> {
  const { app } = await createRegisterWorld();
  await app.people.insert(buildHolder('admin', { _id: 'second-admin' }));
  return app;
}

describe('the last admin', () => {
  it('stays when two admins close each other’s access at one moment', async () => {
    const app = await openApp();

    const tried = await Promise.allSettled([
      setAccess(app, { actor: 'admin', id: 'second-admin', version: 1, active: false }),
      setAccess(app, { actor: 'second-admin', id: 'admin', version: 1, active: false }),
    ]);

    expect(tried.some(({ status }) => status === 'rejected')).toBe(true);
    expect((await app.directory.findHolders('admin', BRANCH)).length).toBeGreaterThan(0);
  });

  it('keeps the role while the other one may lose it', async () => {
    const app = await openApp();
    const grant = { role: 'admin' as const, scope: BRANCH };

    await revokeRole(app, { actor: 'admin', id: 'second-admin', version: 1, ...grant });

    await expect(
      revokeRole(app, { actor: 'admin', id: 'admin', version: 1, ...grant }),
    ).rejects.toMatchObject({
      code: 'LAST_ADMIN',
    });
  });
});

describe('a change of roles or zone', () => {
  it('owes the reminders of that person', async () => {
    const app = await openApp();
    const before = await app.people.get('manager');

    const after = await setAccess(app, { actor: 'admin', id: 'manager', version: 1, active: false });

    expect(after.version).toBeGreaterThan((before?.version ?? 0) + 1);
    expect(after.pending).toEqual([]);
  });
});
