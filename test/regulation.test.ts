import { describe, expect, it } from '@jest/globals';
import { CLIENT_STATUSES } from '../src/clients/client.ts';
import { levelOf } from '../src/clients/passport/client-rules.ts';
import { ROLES } from '../src/people/person.ts';
import { fitsScope } from '../src/people/role-rules.ts';
import { superiorOf } from '../src/people/superior-rules.ts';
import type { RequestKind } from '../src/requests/kinds/definition.ts';
import { REQUEST_KINDS, requestKind } from '../src/requests/kinds/index.ts';
import { vipStatus } from '../src/requests/kinds/vip-status.ts';
import { allows } from '../src/requests/route/decision-rules.ts';
import { openNextRound } from '../src/requests/route/round-rules.ts';
import { hasFourEyes, seatRefusal } from '../src/requests/seats/seat-rules.ts';
import {
  AT,
  agreeSeats,
  buildRequest,
  buildRouteContext,
  decideSeat,
  self,
} from './helpers/build-request.ts';
import { describeStep } from './helpers/describe-rules.ts';

/*
 * The tables of the regulation and of the customer's decisions on it, written down from their text and not
 * from the code: a constant changed by mistake fails here by name.
 */

describe('the roles of section 2', () => {
  it.each([
    ['manager', 'unit-sales-head', 'unit branch'],
    ['unit-sales-head', 'unit-head', 'unit'],
    ['unit-head', 'commercial-director', 'unit'],
    ['branch-sales', 'commercial-director', 'branch'],
    ['commercial-director', 'branch-director', 'branch'],
    ['security-director', 'branch-director', 'branch'],
    ['branch-director', null, 'branch'],
    ['marketing', 'commercial-director', 'branch'],
    ['technical', 'commercial-director', 'branch'],
    ['economics', 'commercial-director', 'branch'],
    ['legal', 'commercial-director', 'branch'],
    ['quality', 'commercial-director', 'branch'],
    ['tariff-commission', 'commercial-director', 'branch'],
    ['data-officer', 'branch-director', 'branch'],
    ['admin', null, 'branch'],
  ] as const)('%s has the superior %s and is granted in: %s', (role, superior, scopes) => {
    expect(superiorOf(role)).toBe(superior);
    const fitting = [fitsScope(role, 'barnaul') && 'unit', fitsScope(role, 'branch') && 'branch'];
    expect(fitting.filter(Boolean).join(' ')).toBe(scopes);
  });

  it('are all in that table', () => {
    expect(ROLES).toHaveLength(15);
  });
});

const ANSWERED_BY = (department: string) => [`answer ${department} 5wd`, 'confirm author 5wd'];

const KINDS = [
  // 10.1: assigned, checked, agreed by both directors, confirmed, told within ten days of the confirmation.
  [
    'vip-status',
    'manager',
    [
      'approve unit-sales-head 3wd if level=local',
      'approve branch-sales 3wd if level=regional',
      'approve branch-sales 3wd',
      'approve commercial-director+security-director 5wd',
      'confirm branch-sales 3wd',
      'record client-manager 10d if purpose=registration',
    ],
  ],
  // 7.4
  ['service-information', 'manager', ['answer unit-sales-head-of-each-of-units 3wd', 'confirm author 5wd']],
  [
    'management-issue',
    'manager',
    ['unit-head', 'commercial-director', 'branch-director'].map(
      (role) => `answer ${role} 5wd if addressee=${role}`,
    ),
  ],
  ['department-quality', 'manager', ANSWERED_BY('quality')],
  ['department-marketing', 'manager', ANSWERED_BY('marketing')],
  [
    'department-technical',
    'manager',
    ['answer technical 5wd 10wd for equipment|lease|ordering', 'confirm author 5wd'],
  ],
  [
    'department-economics',
    'manager',
    ['answer economics 5wd', 'answer client-manager 5wd if topic=growth-plan', 'confirm author 5wd'],
  ],
  ['department-legal', 'manager', ANSWERED_BY('legal')],
  // Clause 10.1: further services by a written application to the unit's sales.
  [
    'service-application',
    'manager unit-sales-head',
    ['answer technical 5wd if technical=true', 'answer unit-sales-head 10wd 5wd for true'],
  ],
  // Clause 9.2: fifteen working days in all.
  [
    'discount',
    'manager',
    ['approve unit-sales-head 2wd', 'answer economics 3wd', 'record tariff-commission 10wd'],
  ],
  // Clause 10: visas side by side, three working days each.
  [
    'contract',
    'manager',
    [
      'approve legal+economics+technical 3wd if security=false',
      'approve legal+economics+technical+security-director 3wd if security=true',
      'record client-manager 10wd',
    ],
  ],
  ['joint-project', 'manager', ['approve unit-sales-head 3wd', 'record client-manager -']],
  ['manager-appointment', 'unit-sales-head branch-sales', ['approve branch-sales 3wd']],
  ['vip-removal', 'unit-sales-head branch-sales', ['approve commercial-director+security-director 5wd']],
  // 8.2: approved by the branch director alone.
  [
    'headcount',
    'unit-head commercial-director',
    ['approve commercial-director 5wd if proposer=unit-head', 'approve branch-director 10wd'],
  ],
] as const;

describe('the kinds of request of section 3', () => {
  it.each(KINDS)('%s is raised and decided as the regulation says', (id, raisedBy, steps) => {
    const definition: RequestKind = requestKind(id);

    expect(definition.raisedBy.join(' ')).toBe(raisedBy);
    expect(definition.steps.map(describeStep)).toEqual(steps);
  });

  it('are all in that table', () => {
    expect(REQUEST_KINDS.map(({ id }) => id).toSorted()).toEqual(KINDS.map(([id]) => id).toSorted());
  });

  it('keep the author out of every decision, but not out of what the author reports', () => {
    const open = REQUEST_KINDS.flatMap(({ id, steps }) =>
      steps.filter((step) => !hasFourEyes(step)).map((step) => `${id} ${step.id}`),
    );

    expect(open.sort()).toEqual([
      'contract sign',
      'department-economics close',
      'department-economics co-author',
      'department-legal close',
      'department-marketing close',
      'department-quality close',
      'department-technical close',
      'joint-project result',
      'service-information close',
      'vip-status confirm',
      'vip-status notify',
    ]);
  });

  it('lets the five departments, and nobody else, say that a question is not their own', () => {
    const passing = REQUEST_KINDS.flatMap(({ id, steps }) =>
      steps.filter(({ passes }) => passes).map((step) => `${id} ${step.id}`),
    );

    expect(passing.sort()).toEqual(
      ['economics', 'legal', 'marketing', 'quality', 'technical'].map((each) => `department-${each} answer`),
    );
  });

  it('lets branch sales check and confirm a status or send it back, but not refuse it', () => {
    for (const id of ['check', 'confirm']) {
      const step = vipStatus.steps.find((each) => each.id === id);
      const acts = (['refuse', 'return'] as const).filter((act) => step && allows(step, act));
      expect(acts).toEqual(['return']);
    }
  });

  it('makes a proposed change the client’s when it is confirmed, since it may come back until then', () => {
    expect(vipStatus.appliesPassportAfter).toBe('confirm');
  });

  it('gives the seat of the headcount to the branch director alone', () => {
    const steps = REQUEST_KINDS.flatMap(({ id, steps: all }) => all.map((step) => ({ id, step })));

    expect(steps.filter(({ step }) => step.holdersOnly).map(({ id, step }) => `${id} ${step.id}`)).toEqual([
      'headcount decide',
    ]);
  });

  it('asks for two members of the tariff commission', () => {
    const commission = requestKind('discount').steps.find(({ id }) => id === 'commission');

    expect(commission?.quorum?.least).toBe(2);
  });
});

describe('a request that was sent back', () => {
  const reworked = openNextRound(
    vipStatus,
    decideSeat(buildRequest(), 'unit-sales-head', 'return').request,
    {
      way: { by: 'deputy', onBehalfOf: 'acting-for' },
      values: { purpose: 'registration', level: 'local' },
      payload: {},
      unit: 'barnaul',
      at: AT,
    },
    buildRouteContext(),
  ).request;

  it.each(['manager', 'deputy', 'acting-for'])(
    'is never decided by %s, who wrote or rewrote it',
    (person) => {
      for (const seats of [[], ['unit-sales-head'], ['unit-sales-head', 'branch-sales']]) {
        const request = agreeSeats(reworked, ...seats);
        const step = request.steps.find(({ status }) => status === 'open');
        for (const seat of step?.seats ?? []) {
          expect(step && seatRefusal(request, step, seat, self(person))).toBe('SELF_APPROVAL');
        }
      }
    },
  );
});

describe('the client', () => {
  it('goes through the states of section 3', () => {
    expect([...CLIENT_STATUSES].sort()).toEqual(
      [
        'candidate',
        'assigned_by_sp',
        'with_branch',
        'agreeing',
        'agreed',
        'confirmed_to_sp',
        'client_notified',
        'removal_proposed',
        'removed',
        'rejected',
        'returned',
        'withdrawn',
      ].sort(),
    );
  });

  it('is local while everything it has lies in one unit', () => {
    expect(levelOf([{ unit: 'barnaul' }, { unit: 'barnaul' }])).toBe('local');
    expect(levelOf([{ unit: 'barnaul' }, { unit: 'biysk' }])).toBe('regional');
  });
});
