import { expect, it } from '@jest/globals';
import { setAccess } from '../../../src/people/directory/edit-person.ts';
import { listMyTasks } from '../../../src/requests/views/list-my-tasks.ts';
import { createKindWorld } from '../../helpers/kind-world.ts';

it('comes back from the superior once the client has a manager again', async () => {
  const world = await createKindWorld();
  await world.raise({ id: 'CN-2026-0001', type: 'contract', values: { security: false } });
  for (const _ of ['legal', 'economics', 'technical']) await world.decide('CN-2026-0001');
  const seat = async () => (await world.app.requests.get('CN-2026-0001'))?.steps.at(-1)?.seats[0];
  const { version } = await world.app.directory.getPerson('manager');
  await setAccess(world.app, { actor: 'admin', id: 'manager', version, active: false });
  expect(await seat()).toMatchObject({ role: 'unit-sales-head', insteadOf: 'manager', vacant: false });

  const values = {
    manager: 'successor',
    deputy: null,
    orderNumber: '7-к',
    orderDate: '2026-11-20',
    effectiveFrom: '2026-11-23',
    combined: false,
  };
  await world.raise({ id: 'AP-2026-0001', type: 'manager-appointment', author: 'unit-sales-head', values });
  await world.approve('AP-2026-0001');

  expect(await seat()).toMatchObject({ role: null, insteadOf: null, vacant: false });
  const { items } = await listMyTasks(world.app, { actor: 'successor' });
  expect(items.map(({ request }) => request._id)).toEqual(['CN-2026-0001']);
});
