import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Greeting, GreetingEntry } from '../../../src/greetings/greeting.ts';
import {
  GIFT_LIMIT,
  goesToOfficial,
  judgeGift,
  mayCorrect,
  readSaid,
  spentIn,
} from '../../../src/greetings/greeting-rules.ts';
import { buildClient } from '../../helpers/build-client.ts';

const CONTEXT = { today: Temporal.PlainDate.from('2026-12-04'), date: '2026-12-04' };
const TYPED = { channel: 'call', on: '2026-12-04' };

function buildGreeting(overrides: Partial<GreetingEntry> = {}, contact = 'director'): Greeting {
  const entry: GreetingEntry = {
    outcome: 'done',
    channel: 'gift',
    on: '2026-12-04',
    gift: '',
    cost: null,
    note: '',
    reason: '',
    by: 'manager',
    onBehalfOf: null,
    at: '2026-12-04T03:00:00Z',
    ...overrides,
  };
  return {
    _id: 'a:b:2026',
    version: 1,
    client: 'a',
    occasion: 'b',
    year: 2026,
    date: '2026-12-04',
    contact,
    unit: 'barnaul',
    manager: 'manager',
    entries: [entry],
    pending: [],
    hasPending: false,
  };
}

const kopecks = fc.integer({ min: 0, max: 100_000_000 });

describe('a cost that was typed', () => {
  it('is the kopecks that it says, however it is written', () => {
    fc.assert(
      fc.property(
        kopecks,
        fc.constantFrom(',', '.'),
        fc.constantFrom('', ' ₽', ' руб.'),
        (cost, point, unit) => {
          const rubles = String(Math.trunc(cost / 100)).replace(/\B(?=(\d{3})+$)/g, ' ');
          const typed = `${rubles}${point}${String(cost % 100).padStart(2, '0')}${unit}`;
          const read = readSaid({ ...TYPED, cost: typed }, CONTEXT);
          return 'said' in read && read.said.cost === cost;
        },
      ),
    );
  });

  it('is a whole number of kopecks within its bounds, or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double().map(String), fc.mixedCase(fc.constant('1e9'))),
        (typed) => {
          const read = readSaid({ ...TYPED, cost: typed }, CONTEXT);
          if ('errors' in read) return Object.keys(read.errors).join() === 'cost';
          const { cost } = read.said;
          return cost === null || (Number.isSafeInteger(cost) && cost >= 0 && cost <= 100_000_000);
        },
      ),
    );
  });

  it.each(['3000,505', '-1', '1e9', '0x10', '٣٠٠', '12,5,1', 'NaN', '1 000 000,01'])(
    'is refused: %s',
    (cost) => {
      expect(readSaid({ ...TYPED, cost }, CONTEXT)).toMatchObject({ errors: { cost: {} } });
    },
  );
});

describe('gifts of a year', () => {
  it('are the sum of what counts now, in kopecks, of that year and those people', () => {
    const gift = fc.record({
      cost: fc.option(kopecks),
      year: fc.constantFrom(2025, 2026, 2027),
      contact: fc.constantFrom('director', 'accountant'),
      outcome: fc.constantFrom('done' as const, 'skipped' as const, 'moved' as const),
    });
    fc.assert(
      fc.property(fc.array(gift, { maxLength: 20 }), (gifts) => {
        const greetings = gifts.map(({ cost, year, contact, outcome }) =>
          buildGreeting({ cost, outcome, on: `${year}-03-01` }, contact),
        );
        const counted = gifts.filter(({ year, outcome }) => year === 2026 && outcome === 'done');
        const sum = (of: typeof gifts) => of.reduce((total, { cost }) => total + (cost ?? 0), 0);
        return (
          spentIn(greetings, 2026) === sum(counted) &&
          spentIn(greetings, 2026, 'director') ===
            sum(counted.filter(({ contact }) => contact === 'director'))
        );
      }),
    );
  });

  it('count for an official what went to the whole company too', () => {
    const greetings = [buildGreeting({ cost: 300_000 }, ''), buildGreeting({ cost: 100 }, 'director')];

    expect(spentIn(greetings, 2026, 'director', true)).toBe(300_100);
    expect(spentIn(greetings, 2026, 'director')).toBe(100);
  });

  it('count a correction in place of what was told before', () => {
    const [first] = buildGreeting({ cost: 500_000 }).entries;
    if (!first) throw new Error('no entry');
    const corrected = { ...buildGreeting(), entries: [first, { ...first, cost: 100 }] };

    expect(spentIn([corrected], 2026)).toBe(100);
  });

  it('are barred to an official beyond the limit, and to nobody else', () => {
    fc.assert(
      fc.property(kopecks, fc.option(kopecks), fc.boolean(), (spent, cost, official) => {
        const verdict = judgeGift({ official, spent, cost });
        const isOver = cost !== null && cost > 0 && spent + cost > GIFT_LIMIT;
        return verdict === (isOver ? (official ? 'barred' : 'over') : 'fine');
      }),
    );
  });

  it('may go to an official of a company, or to the contact whose day it is', () => {
    const client = buildClient();
    const [director] = client.passport.contacts;
    if (!director) throw new Error('no contact');
    client.passport.contacts = [director, { ...director, id: 'clerk', official: true }];

    expect(['', 'clerk', 'director'].map((contact) => goesToOfficial({ client, contact }))).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('the day of a greeting', () => {
  it.each([
    ['2026-11-04', true],
    ['2026-11-03', false],
    ['2026-12-04', true],
    ['2026-12-05', false],
  ])('%s: %s', (on, right) => {
    expect('said' in readSaid({ channel: 'call', on }, CONTEXT)).toBe(right);
  });
});

describe('a correction', () => {
  it('is for who did it or in whose place it was done, while it is a greeting', () => {
    const done = buildGreeting({ by: 'deputy', onBehalfOf: 'manager' });

    expect(['deputy', 'manager', 'head'].map((person) => mayCorrect(done, person))).toEqual([
      true,
      true,
      false,
    ]);
    expect(mayCorrect(buildGreeting({ outcome: 'skipped' }), 'manager')).toBe(false);
  });
});
