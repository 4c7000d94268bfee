import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Values } from '../../../../src/forms/field.ts';
import { addToRequest } from '../../../../src/requests/actions/add-to-request.ts';
import { serviceApplication } from '../../../../src/requests/kinds/service-application.ts';
import { watchedDates } from '../../../../src/requests/route/watched-dates.ts';
import { bringPaper } from '../../../helpers/bring-paper.ts';
import { buildClient } from '../../../helpers/build-client.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

function send(overrides: Values = {}, actor = 'manager') {
  return typeRequest(world.app, actor, 'service-application', {
    client: CLIENT,
    incomingNumber: '17-вх',
    incomingDate: '2026-11-23',
    signatory: 'Генеральный директор',
    service: 'internet',
    address: 'Барнаул, пр. Ленина, 1',
    ...overrides,
  });
}

describe('an application for a service', () => {
  it.each<[string, Values, Record<string, string>]>([
    ['without its number', { incomingNumber: '' }, { incomingNumber: 'required' }],
    ['of tomorrow', { incomingDate: '2026-11-24' }, { incomingDate: 'future' }],
    ['without a signatory', { signatory: '' }, { signatory: 'required' }],
    ['wanted for a day that is over', { wantedOn: '2026-11-22' }, { wantedOn: 'past' }],
  ])('%s is refused', async (_name, overrides, errors) => {
    expect(await send(overrides)).toEqual({ request: null, errors });
  });

  it('is only for an active client of the local level', async () => {
    await world.app.clients.insert(
      buildClient({ _id: 'VIP-2026-0002', status: 'client_notified', level: 'regional' }),
    );

    expect((await send({ client: 'VIP-2026-0002' })).errors).toEqual({ client: 'not-active-local-client' });
  });

  it('that is declined ends as refused, with the answer as the reason', async () => {
    const { request } = await send();

    const ended = await world.decide(request ?? '', 'agree', {
      decision: 'declined',
      answer: 'Нет свободных портов',
      orderNumber: '412',
      promisedOn: '2026-12-15',
    });

    expect(ended).toMatchObject({ status: 'refused', waitsUntil: '9999-12-31' });
    expect(ended.history.at(-1)).toMatchObject({ what: 'refused', reason: 'Нет свободных портов' });
    expect(ended.steps[0]?.seats[0]?.decision).toMatchObject({
      outcome: 'refused',
      values: { decision: 'declined', answer: 'Нет свободных портов' },
    });
    expect(ended.steps[0]?.seats[0]?.decision?.values).not.toHaveProperty('orderNumber');
    expect(ended.steps[0]?.seats[0]?.decision?.values).not.toHaveProperty('promisedOn');
  });

  it('that is declined may be brought again', async () => {
    const { request } = await send();
    await world.decide(request ?? '', 'agree', { decision: 'declined', answer: 'Нет портов' });

    expect((await send()).request).toBe('SA-2026-0002');
  });

  it('that is taken on is approved, with a day that is still to come', async () => {
    const { request } = await send({}, 'unit-sales-head');
    const id = request ?? '';
    const taken = { decision: 'accepted', answer: 'Подключим', promisedOn: '2026-12-15', monthly: '4 500' };
    await bringPaper(world.app, id);

    await expect(world.decide(id, 'agree', { ...taken, promisedOn: '2026-11-22' })).rejects.toThrow(
      '"promisedOn"',
    );
    const ended = await world.decide(id, 'agree', taken);
    expect(ended.status).toBe('approved');
    expect(ended.steps[0]?.seats[0]?.decision?.values).toMatchObject({ monthly: 450_000 });
  });

  it('is taken on only once the written application is there; declined it may be without', async () => {
    const { request } = await send();
    const id = request ?? '';
    const taken = { decision: 'accepted', answer: 'Подключим' };

    await expect(world.decide(id, 'agree', taken)).rejects.toThrow('"file-needed"');
    await bringPaper(world.app, id);
    expect((await world.decide(id, 'agree', taken)).status).toBe('approved');
    const { request: second } = await send();
    expect((await world.decide(second ?? '', 'agree', { ...taken, decision: 'declined' })).status).toBe(
      'refused',
    );
  });

  it('goes by the technical department first where that is asked, and takes ten working days all the same', async () => {
    const { request } = await send({ technical: 'true' });
    const id = request ?? '';
    const asked = await world.app.requests.get(id);
    expect(asked?.steps.map(({ definition }) => [definition.id, definition.due])).toEqual([
      ['feasibility', { workingDays: 5 }],
      ['answer', { workingDays: 5 }],
    ]);
    expect(asked?.steps[0]?.seats[0]?.role).toBe('technical');

    const answered = await world.decide(id, 'agree', { feasible: 'works', answer: 'Нужна муфта' });
    expect(answered).toMatchObject({ status: 'open', steps: [{ status: 'done' }, { status: 'open' }] });
  });

  it('is reminded of by the promised day until it is marked as done', async () => {
    const { request } = await send();
    const id = request ?? '';
    await bringPaper(world.app, id);
    const taken = { decision: 'accepted', answer: 'Подключим', promisedOn: '2026-12-15' };
    const ended = await world.decide(id, 'agree', taken);
    expect(watchedDates(serviceApplication, ended).map(({ on }) => on)).toEqual(['2026-12-15']);

    const click = { actor: 'manager', requestId: id, addition: 'done', values: { doneOn: '2026-11-23' } };
    const marked = await addToRequest(world.app, click);

    expect(marked.request).toMatchObject({ status: 'approved', additions: { done: { by: 'manager' } } });
    expect(watchedDates(serviceApplication, marked.request)).toEqual([]);
  });
});
