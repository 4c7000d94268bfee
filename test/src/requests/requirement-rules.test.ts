import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import {
  findUnmet,
  type Requirement,
  type SubmissionFacts,
} from '../../../src/requests/requirement-rules.ts';
import { buildClient } from '../../helpers/build-client.ts';
import { buildHolder, UNIT } from '../../helpers/build-person.ts';
import { buildRequest } from '../../helpers/build-request.ts';

function facts(overrides: Partial<SubmissionFacts> = {}): SubmissionFacts {
  return {
    author: { person: buildHolder('manager'), principals: [] },
    client: buildClient({ status: 'client_notified' }),
    values: {},
    unit: UNIT,
    openTwins: [],
    linked: {},
    request: null,
    today: Temporal.PlainDate.from('2026-11-23'),
    ...overrides,
  };
}

const stranger = { person: buildHolder('manager', { _id: 'stranger' }), principals: [] };

describe('findUnmet', () => {
  it('finds nothing where everything holds', () => {
    const all = [
      'own-client',
      'unit-client',
      'active-client',
      'active-local-client',
      'no-open-twin',
    ] as const;

    expect(findUnmet(all, facts())).toBeNull();
  });

  const unmet: [Requirement, Partial<SubmissionFacts>, string][] = [
    ['own-client', { author: stranger }, 'not-own-client'],
    ['unit-client', { author: stranger }, 'not-unit-client'],
    ['active-client', { client: buildClient({ status: 'agreeing' }) }, 'not-active-client'],
    ['active-local-client', { client: buildClient({ status: 'removed' }) }, 'not-active-local-client'],
    [
      'active-local-client',
      { client: buildClient({ status: 'client_notified', level: 'regional' }) },
      'not-active-local-client',
    ],
    ['no-open-twin', { openTwins: [buildRequest()] }, 'open-twin'],
  ];

  it.each(unmet)('says that %s does not hold', (name, overrides, code) => {
    expect(findUnmet([name], facts(overrides))).toMatchObject({ field: 'client', error: { code } });
  });

  it('counts whom the author substitutes, and who heads the unit', () => {
    const substitute = { person: stranger.person, principals: [buildHolder('manager')] };
    const head = { person: buildHolder('unit-sales-head'), principals: [] };

    expect(findUnmet(['own-client'], facts({ author: substitute }))).toBeNull();
    expect(findUnmet(['unit-client'], facts({ author: head }))).toBeNull();
    expect(findUnmet(['own-client'], facts({ author: head }))).not.toBeNull();
  });
});
