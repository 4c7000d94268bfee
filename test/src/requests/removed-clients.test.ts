import { beforeEach, describe, expect, it } from '@jest/globals';
import { decideRequest } from '../../../src/requests/actions/decide-request.ts';
import { listClientChoices } from '../../../src/requests/forms/list-client-choices.ts';
import { startRequestDraft } from '../../../src/requests/forms/start-request-draft.ts';
import { submitRequestDraft } from '../../../src/requests/forms/submit-request-draft.ts';
import { REQUEST_KINDS, requestKind } from '../../../src/requests/kinds/index.ts';
import { loadFigures } from '../../../src/requests/views/load-figures.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../helpers/kind-world.ts';

const RM = 'RM-2026-0001';

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
});

async function removeClient(): Promise<void> {
  await proposeRemoval();
  await world.decide(RM);
  await world.decide(RM);
}

function proposeRemoval() {
  const values = { client: CLIENT };
  return world.raise({ id: RM, type: 'vip-removal', author: 'unit-sales-head', values });
}

describe('a new request', () => {
  const kinds = REQUEST_KINDS.filter(({ group, fields }) => group && 'client' in fields);

  it.each(kinds.map(({ id }) => id))('of kind %s is not sent for a client who left', async (type) => {
    await removeClient();
    const definition = requestKind(type);
    const actor = definition.raisedBy.includes('manager') ? 'manager' : 'unit-sales-head';
    const draft = await startRequestDraft(world.app, { actor, type });
    const input = { actor, draft: draft._id, version: draft.version };
    const sent = await submitRequestDraft(world.app, { ...input, typed: { client: CLIENT } });

    expect(sent.outcome).toBe('invalid');
    expect(sent.draft.errors.client?.code).toMatch(
      /^(client-left|not-active-client|not-active-local-client)$/,
    );
  });

  it.each(kinds.map(({ id }) => id))('of kind %s does not offer a client who left', async (type) => {
    const definition = requestKind(type);
    const actor = definition.raisedBy.includes('manager') ? 'manager' : 'unit-sales-head';
    const offered = async (typed: string) => {
      const { clients } = await listClientChoices(world.app, { actor, definition, typed });
      return clients.map(({ _id }) => _id);
    };
    expect(await offered('')).toEqual([CLIENT]);
    await removeClient();

    expect(await offered('')).toEqual([]);
    expect(await offered(CLIENT)).toEqual([]);
  });
});

describe('a removal', () => {
  it('shows its deciders what else is open about the client, until it is decided', async () => {
    const about = { client: CLIENT, security: false };
    await world.raise({ id: 'CN-2026-0001', type: 'contract', values: about });
    await world.raise({ id: 'DQ-2026-0001', type: 'department-quality', values: about });
    await proposeRemoval();
    const figures = async () => {
      const request = await world.app.requests.get(RM);
      return request && loadFigures(world.app, requestKind('vip-removal'), request);
    };
    expect(await figures()).toMatchObject({
      kind: 'client-requests',
      requests: [{ _id: 'CN-2026-0001' }, { _id: 'DQ-2026-0001' }],
    });
    await world.decide('CN-2026-0001', 'refuse');
    expect(await figures()).toMatchObject({ requests: [{ _id: 'DQ-2026-0001' }] });
    await world.decide(RM);
    await world.decide(RM);
    expect(await figures()).toBeNull();
  });

  it('takes a second click on its last decision for a repetition', async () => {
    await removeClient();
    const input = {
      requestId: RM,
      step: 'agree',
      seat: 'security-director',
      revision: 1,
      reason: '',
      values: {},
    };
    const again = await decideRequest(world.app, { ...input, actor: 'security-director', act: 'agree' });
    expect(again.outcome).toBe('repeated');
  });
});
