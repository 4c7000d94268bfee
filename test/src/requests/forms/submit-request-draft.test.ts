import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  type StartRequestDraftDeps,
  startRequestDraft,
} from '../../../../src/requests/forms/start-request-draft.ts';
import { submitRequestDraft } from '../../../../src/requests/forms/submit-request-draft.ts';
import { buildHolder } from '../../../helpers/build-person.ts';
import { openRequestDesk, type RequestDesk } from '../../../helpers/request-desk.ts';

const TYPED = { client: 'VIP-2026-0001', subject: 'Связь', question: 'Почему падает скорость?' };

type Desk = RequestDesk & StartRequestDraftDeps;

let desk: Desk;

beforeEach(async () => {
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  desk = { ...(await openRequestDesk([buildHolder('manager'), buildHolder('quality')])), newId };
});

async function begin(): Promise<{ draft: string; version: number }> {
  const { _id, version } = await startRequestDraft(desk, { actor: 'manager', type: 'department-quality' });
  return { draft: _id, version };
}

/** A store that loses the connection at the first request. */
function failing(): Desk {
  return {
    ...desk,
    requests: { ...desk.requests, get: desk.requests.get, insert: () => Promise.reject(new Error('gone')) },
  };
}

describe('a draft whose submit was cut short', () => {
  it('becomes one request under the number it got, at the next click', async () => {
    const target = await begin();
    const input = { actor: 'manager', ...target, typed: TYPED };
    await expect(submitRequestDraft(failing(), input)).rejects.toThrow('gone');

    const { outcome, draft } = await submitRequestDraft(desk, input);
    const again = await submitRequestDraft(desk, input);

    expect([outcome, again.outcome]).toEqual(['submitted', 'submitted']);
    expect(draft.submittedAs).toBe('DQ-2026-0001');
    expect(await desk.requests.count({ index: 'all', eq: {} })).toBe(1);
  });

  it('takes what was typed meanwhile, when it is opened again', async () => {
    const target = await begin();
    await expect(
      submitRequestDraft(failing(), { actor: 'manager', ...target, typed: TYPED }),
    ).rejects.toThrow('gone');
    const version = (await desk.requestDrafts.get(target.draft))?.version ?? 0;

    await submitRequestDraft(desk, {
      actor: 'manager',
      draft: target.draft,
      version,
      typed: { ...TYPED, subject: 'Скорость' },
    });

    expect((await desk.requests.get('DQ-2026-0001'))?.values.subject).toBe('Скорость');
  });

  it('is checked again: a client handed over meanwhile is refused, and nothing is half done', async () => {
    const target = await begin();
    const input = { actor: 'manager', ...target, typed: TYPED };
    await expect(submitRequestDraft(failing(), input)).rejects.toThrow('gone');
    const client = await desk.clients.get('VIP-2026-0001');
    if (!client) throw new Error('no client');
    const appointment = { ...client.passport.appointment, manager: 'other', deputy: null };
    await desk.clients.replace({ ...client, passport: { ...client.passport, appointment } });

    const { outcome, draft } = await submitRequestDraft(desk, input);

    expect(outcome).toBe('invalid');
    expect(draft.errors.client?.code).toBe('client-unknown');
    expect(await desk.requests.count({ index: 'all', eq: {} })).toBe(0);
  });
});

describe('a click from an older form', () => {
  it('changes nothing', async () => {
    const target = await begin();
    await submitRequestDraft(desk, { actor: 'manager', ...target, typed: { subject: 'Связь' } });

    const { outcome } = await submitRequestDraft(desk, { actor: 'manager', ...target, typed: TYPED });

    expect(outcome).toBe('stale');
    expect(await desk.requests.count({ index: 'all', eq: {} })).toBe(0);
  });
});
