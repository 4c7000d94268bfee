import { beforeEach, describe, expect, it } from '@jest/globals';
import { managementIssue } from '../../../../src/requests/kinds/management-issue.ts';
import { resultOf } from '../../../../src/requests/route/result-rules.ts';
import { createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';
import { typeRequest } from '../../../helpers/type-request.ts';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

describe.each(['unit-head', 'commercial-director', 'branch-director'])('an issue for the %s', (addressee) => {
  async function send(): Promise<string> {
    const { request } = await typeRequest(world.app, 'manager', 'management-issue', {
      addressee,
      subject: 'Отсрочка платежа',
      question: 'Клиент просит отсрочку на месяц',
    });
    return request ?? '';
  }

  it.each([
    ['accepted', 'approved'],
    ['partly', 'approved'],
    ['declined', 'refused'],
  ])('that is %s ends as %s', async (decision, status) => {
    const ended = await world.decide(await send(), 'agree', { decision, answer: 'На две недели' });

    expect(ended.status).toBe(status);
    expect(ended.history.at(-1)?.reason).toBe('На две недели');
    expect(resultOf(managementIssue, ended).map(({ value }) => value)).toEqual(
      status === 'approved' ? [decision, 'На две недели'] : [],
    );
  });

  it('is decided with a decision and a word on it, or not at all', async () => {
    const request = await send();

    await expect(world.decide(request, 'agree', { answer: 'Подумаем' })).rejects.toThrow('"decision"');
    await expect(world.decide(request, 'agree', { decision: 'declined' })).rejects.toThrow('"answer"');
  });
});
