import { beforeEach, describe, expect, it } from '@jest/globals';
import { addToRequest } from '../../../../src/requests/actions/add-to-request.ts';
import { settleDate } from '../../../../src/requests/actions/settle-date.ts';
import { jointProject } from '../../../../src/requests/kinds/joint-project.ts';
import type { RequestDoc } from '../../../../src/requests/request.ts';
import { watchedDates } from '../../../../src/requests/route/watched-dates.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

const ID = 'JP-2026-0001';
const TODAY = '2026-11-23';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
  await typeRequest(world.app, 'manager', 'joint-project', {
    client: CLIENT,
    title: 'Связь для нового склада',
    goal: 'Клиент открывает склад в срок',
    ownPart: 'Веду переговоры и согласую площадку',
    from: '2026-11-01',
    to: '2027-03-31',
    budget: '250 000',
    milestones: [
      { title: 'Проект согласован', on: '2026-12-25', owner: 'Петров' },
      { title: 'Склад подключён', on: '2027-02-01' },
    ],
  });
});

function mark(values: Record<string, unknown>, actor = 'manager') {
  return addToRequest(world.app, { actor, requestId: ID, addition: 'stage', values });
}

function settle(date: string, on: string) {
  return settleDate(world.app, { request: ID, date, on, by: 'manager', onBehalfOf: null });
}

async function request(): Promise<RequestDoc> {
  const found = await world.app.requests.get(ID);
  if (!found) throw new Error('no request');
  return found;
}

async function watched(): Promise<string[]> {
  return watchedDates(jointProject, await request()).map(({ id, on }) => `${id} ${on}`);
}

/** Days of the project that are reminded of. */
async function clocks(): Promise<string[]> {
  const all: string[] = [];
  for await (const { _id, kind, occurrence, status } of world.app.reminderClocks.scan()) {
    if (kind === 'milestone' && status === 'armed') all.push(`${_id.split(':').at(-1)} ${occurrence}`);
  }
  return all.sort();
}

describe('a stage of a project', () => {
  it('is marked once the project is agreed on, and not before', async () => {
    expect((await mark({ row: '0', state: 'done', doneOn: TODAY })).outcome).toBe('late');
    await world.decide(ID);

    expect((await mark({ row: '0', state: 'done', doneOn: TODAY })).outcome).toBe('done');
    expect((await request()).additions).toMatchObject({
      'stage-0': { values: { state: 'done', doneOn: TODAY }, by: 'manager' },
    });
  });

  it('that is done is reminded of no more; one that was moved is, on its new day', async () => {
    await world.decide(ID);
    expect(await clocks()).toEqual(['end 2027-03-31', 'milestones-0 2026-12-25', 'milestones-1 2027-02-01']);

    await mark({ row: '0', state: 'done', doneOn: TODAY });
    await mark({ row: '1', state: 'moved', movedTo: '2027-02-15' });

    expect(await watched()).toEqual(['milestones-1 2027-02-15', 'end 2027-03-31']);
    expect(await clocks()).toEqual(['end 2027-03-31', 'milestones-1 2027-02-15']);
  });

  it('that was marked by mistake is open again', async () => {
    await world.decide(ID);
    await mark({ row: '0', state: 'done', doneOn: TODAY });
    await mark({ row: '0', state: 'planned' });

    expect(await watched()).toContain('milestones-0 2026-12-25');
  });

  it('marked twice is marked once, and has one trace', async () => {
    await world.decide(ID);
    const typed = { row: '0', state: 'done', doneOn: TODAY };
    expect((await mark(typed)).outcome).toBe('done');
    const { version } = await request();

    expect((await mark(typed)).outcome).toBe('repeated');
    expect((await request()).version).toBe(version);
    const events: string[] = [];
    for await (const { event } of world.app.audit.scan()) events.push(event.type);
    expect(events.filter((type) => type === 'request.added')).toHaveLength(1);
  });

  it.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['of no stage', { state: 'done', doneOn: TODAY }, { row: 'required' }],
    ['of a stage that there is not', { row: '7', state: 'done', doneOn: TODAY }, { row: 'choice' }],
    ['without a state', { row: '0' }, { state: 'required' }],
    ['done tomorrow', { row: '0', state: 'done', doneOn: '2026-11-24' }, { doneOn: 'future' }],
    ['moved nowhere', { row: '0', state: 'moved' }, { movedTo: 'required' }],
    ['moved to a day that is over', { row: '0', state: 'moved', movedTo: '2026-11-22' }, { movedTo: 'past' }],
  ])('a mark %s is refused, and nothing is kept', async (_name, values, errors) => {
    await world.decide(ID);
    const result = await mark(values);

    expect(result.outcome).toBe('invalid');
    expect(Object.fromEntries(Object.entries(result.errors).map(([name, { code }]) => [name, code]))).toEqual(
      errors,
    );
    expect((await request()).additions).toBeUndefined();
  });

  it('is marked by those whose project it is alone', async () => {
    await world.decide(ID);

    await expect(mark({ row: '0', state: 'done', doneOn: TODAY }, 'legal')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('that somebody says is done on its reminder is marked with that day, once', async () => {
    await world.decide(ID);
    await settle('milestones-0', TODAY);
    await settle('milestones-0', '2026-11-20');
    await settle('end', TODAY);
    await settle('nothing', TODAY);

    expect((await request()).additions).toMatchObject({
      'stage-0': { values: { state: 'done', doneOn: TODAY } },
    });
    expect(Object.keys((await request()).additions ?? {})).toEqual(['stage-0']);
  });

  it('that was moved and then done keeps no new day', async () => {
    await world.decide(ID);
    await mark({ row: '0', state: 'moved', movedTo: '2027-01-15' });
    await settle('milestones-0', TODAY);

    expect((await request()).additions?.['stage-0']?.values).toEqual({ state: 'done', doneOn: TODAY });
  });
});
