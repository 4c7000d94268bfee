import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Values } from '../../../../src/forms/field.ts';
import { jointProject } from '../../../../src/requests/kinds/joint-project.ts';
import { watchedDates } from '../../../../src/requests/route/watched-dates.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function send(overrides: Values = {}) {
  return typeRequest(world.app, 'manager', 'joint-project', {
    client: CLIENT,
    title: 'Связь для нового склада',
    goal: 'Клиент открывает склад в срок',
    ownPart: 'Веду переговоры и согласую площадку',
    from: '2026-12-01',
    to: '2027-03-31',
    milestones: [{ title: 'Проект согласован', on: '2026-12-25' }],
    ...overrides,
  });
}

describe('a joint project', () => {
  it.each<[string, Values, Record<string, string>]>([
    ['without the manager’s own part', { ownPart: '' }, { ownPart: 'required' }],
    ['without a goal', { goal: '' }, { goal: 'required' }],
    ['without a milestone', { milestones: [] }, { milestones: 'rows-min' }],
    ['that ends before it begins', { to: '2026-11-30' }, { to: 'out-of-order' }],
    ['that is over', { from: '2026-01-01', to: '2026-11-22' }, { to: 'past' }],
    [
      'with a milestone after its end',
      { milestones: [{ title: 'Склад подключён', on: '2027-04-01' }] },
      { milestones: 'milestone-out-of-term' },
    ],
  ])('%s is refused', async (_name, overrides, errors) => {
    expect(await send(overrides)).toMatchObject({ request: null, errors });
  });

  it('is watched for its milestones and its end until the manager records the result', async () => {
    await send();
    const open = await world.decide('JP-2026-0001');
    expect(watchedDates(jointProject, open).map(({ id, on, title }) => `${id} ${on} ${title}`)).toEqual([
      'milestones-0 2026-12-25 Проект согласован',
      'end 2027-03-31 ',
    ]);

    const ended = await world.decide('JP-2026-0001', 'agree', {
      outcome: 'reached',
      result: 'Склад подключён раньше срока',
      finishedOn: '2026-11-23',
    });

    expect(ended.status).toBe('approved');
    expect(watchedDates(jointProject, ended)).toEqual([]);
  });
});
