import { describe, expect, it } from '@jest/globals';
import {
  type DecisionFacts,
  judgeDecision,
} from '../../../../src/requests/actions/decision-verdict-rules.ts';
import type { DecisionClick } from '../../../../src/requests/actions/seat-click.ts';
import type { Verdict } from '../../../../src/requests/actions/verdict.ts';
import { discount } from '../../../../src/requests/kinds/discount.ts';
import type { RequestDoc } from '../../../../src/requests/request.ts';
import { buildClient } from '../../../helpers/build-client.ts';
import { buildHolder, buildPerson } from '../../../helpers/build-person.ts';
import { AT, buildRequest, buildRouteContext, decideSeat } from '../../../helpers/build-request.ts';

const head = buildHolder('unit-sales-head');
const request = buildRequest({ type: 'discount', values: {} }, buildRouteContext(), discount);
const click: DecisionClick = {
  actor: head._id,
  requestId: request._id,
  step: 'unit',
  seat: 'unit-sales-head',
  revision: request.revision,
  act: 'agree',
  reason: '',
  values: {},
};
const client = buildClient({ status: 'client_notified', active: true });

interface Case {
  request?: RequestDoc;
  click?: Partial<DecisionClick>;
  facts?: Partial<DecisionFacts>;
}

function judge(changed: Case = {}): Verdict {
  return judgeDecision(
    changed.request ?? request,
    { ...click, ...changed.click },
    {
      who: { person: head, principals: [] },
      options: () => [],
      client,
      departed: [],
      files: [],
      ...changed.facts,
    },
    { ...buildRouteContext(), now: AT, clientManagers: ['manager'] },
  );
}

describe('the verdict on a decision', () => {
  it('is the request after it, with who decided which seat and the files sent for it', () => {
    const verdict = judge({ facts: { files: ['F-1'] } });

    expect(verdict).toMatchObject({
      outcome: 'done',
      step: {
        way: { by: head._id, onBehalfOf: null },
        decided: { step: 'unit', seat: 'unit-sales-head' },
        audit: [{ type: 'request.decided', outcome: 'approved' }],
        after: {
          steps: [{ status: 'done', seats: [{ decision: { files: ['F-1'] } }] }, { status: 'open' }, {}],
        },
      },
    });
  });

  const decided = decideSeat(request, 'unit-sales-head', 'agree', { by: head._id, onBehalfOf: null }).request;
  const returned = decideSeat(request, 'unit-sales-head', 'return', {
    by: head._id,
    onBehalfOf: null,
  }).request;
  const stranger = { person: buildPerson('stranger'), principals: [] };

  it.each<[string, Case, Verdict]>([
    ['repeated after one’s own decision', { request: decided }, { outcome: 'repeated' }],
    ['repeated after one’s own return', { request: returned }, { outcome: 'repeated' }],
    ['late after somebody else’s', { request: decided, click: { actor: 'another' } }, { outcome: 'late' }],
    ['late once it has ended', { request: { ...request, status: 'withdrawn' } }, { outcome: 'late' }],
    [
      'late in a step that is not open',
      { click: { step: 'economics', seat: 'economics' } },
      { outcome: 'late' },
    ],
    ['stale from a card of another round', { click: { revision: 7 } }, { outcome: 'stale' }],
    [
      'a refusal of who has no say in the seat',
      { facts: { who: stranger } },
      { outcome: 'refused', code: 'NOT_YOUR_STEP' },
    ],
    [
      'a refusal of an act that is not offered',
      { click: { act: 'reopen' } },
      { outcome: 'refused', code: 'BAD_INPUT', message: 'reopen is not offered in unit' },
    ],
    [
      'a refusal of what is granted to a client who left',
      { facts: { client: { ...client, status: 'removed', active: false } } },
      { outcome: 'refused', code: 'CLIENT_LEFT' },
    ],
    [
      'a refusal of an approval that names somebody who left',
      { facts: { departed: ['manager'] } },
      { outcome: 'refused', code: 'NAMED_LEFT' },
    ],
    [
      'invalid without the reason of a refusal',
      { click: { act: 'refuse' } },
      { outcome: 'invalid', errors: { reason: { code: 'required' } } },
    ],
  ])('is %s', (_, changed, verdict) => {
    expect(judge(changed)).toEqual(verdict);
  });

  it('lets a seat refuse whatever has become of the client and of who is named', () => {
    const verdict = judge({
      click: { act: 'refuse', reason: 'Клиент ушёл' },
      facts: { client: { ...client, status: 'removed', active: false }, departed: ['manager'] },
    });

    expect(verdict).toMatchObject({ outcome: 'done', step: { after: { status: 'refused' } } });
  });
});
