import { describe, expect, it } from '@jest/globals';
import { auditBy } from '../src/audit/audit-entry.ts';
import type { Client } from '../src/clients/client.ts';
import { clientsBy } from '../src/clients/client.ts';
import { draftsBy } from '../src/clients/passport/draft.ts';
import { deliveriesBy } from '../src/deliveries/delivery.ts';
import { greetingsBy } from '../src/greetings/greeting.ts';
import { subjectOf } from '../src/kernel/subject.ts';
import { peopleBy, roleInOptions } from '../src/people/person.ts';
import { potentialBy } from '../src/potential/potential-client.ts';
import { kindInOptions } from '../src/requests/kinds/definition.ts';
import { requestsBy, seatHolder } from '../src/requests/request.ts';
import { requestDraftsBy } from '../src/requests/request-draft.ts';
import {
  greetingFamilyOf,
  greetingTextsIdOf,
  transfersIdOf,
  transfersYearOf,
} from '../src/settings/setting.ts';
import type { KeyOf, Query } from '../src/storage/store.ts';
import { readSourceFiles } from './helpers/source-files.ts';

/** Files that spell strings which stores hold, with their builders. */
const PLACES: Record<string, Record<string, unknown>[]> = {
  'src/kernel/subject.ts': [subjectOf],
  'src/audit/audit-entry.ts': [auditBy],
  'src/people/person.ts': [peopleBy],
  'src/deliveries/delivery.ts': [deliveriesBy],
  'src/clients/client.ts': [clientsBy],
  'src/clients/passport/draft.ts': [draftsBy],
  'src/greetings/greeting.ts': [greetingsBy],
  'src/potential/potential-client.ts': [potentialBy],
  'src/requests/request.ts': [requestsBy, seatHolder],
  'src/requests/request-draft.ts': [requestDraftsBy],
  // Ids of housekeeping clocks begin as their subjects do.
  'src/reminders/reminder-clock.ts': [],
  'src/requests/kinds/definition.ts': [],
  'src/settings/setting.ts': [],
};

/** Beginnings of all strings that builders make, up to the colon. */
const FAMILIES = Object.values(PLACES)
  .flat()
  .flatMap((builders) => Object.values(builders))
  .flatMap((builder) => (typeof builder === 'function' ? [String(builder('', '')).split(':')[0] ?? ''] : []))
  .filter((family) => /^[a-z-]+$/.test(family));

const FAMILY = new RegExp(`['"\`](?:${[...new Set(FAMILIES)].join('|')}):[^'"\`\\s]`);
/** A bare prefix, as something to cut off. */
const PREFIX = new RegExp(`['"\`](?:${[...FAMILIES, 'people', 'approved', 'transfers'].join('|')}):['"\`]`);
/** A list of keys, with an element that no builder made. */
const KEY_LIST = /\b(?:keys|anyKeys): \[(?:[^\]]*[,\s])?['"`]/;

/** Lines that spell a subject or a key themselves; comments may. */
function strayIn(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''));
  return code.split('\n').filter((line) => {
    const said = line.replace(/(^|\s)\/\/.*$/, '');
    return FAMILY.test(said) || PREFIX.test(said) || KEY_LIST.test(said);
  });
}

describe('strings that stores hold', () => {
  it('are spelt in one place each', () => {
    const stray = readSourceFiles('bot', 'src')
      .filter(({ path }) => !(path in PLACES))
      .flatMap(({ path, text }) => strayIn(text).map((line) => `${path}: ${line.trim()}`));

    expect(stray).toEqual([]);
  });

  it.each([
    'const subject = `client:${id}`;',
    "await redrawCards(deps, { subject: 'request:ST-2026-0001' });",
    'const anyKeys = [`waits:author:${id}`];',
    "const open = 'status:open';",
    "const id = subject.slice('request:'.length);",
    "const query = { index: 'all', eq: {}, keys: ['active'] };",
    "const query = { keys: [clientsBy.manager(id), 'active'] };",
  ])('are found where one is planted: %s', (line) => {
    expect(strayIn(`// A line of code.\n${line}\n`)).toEqual([line]);
  });

  it.each([
    '/** `client:VIP-2026-0001` is a subject. */',
    "const query = { keys: [requestsBy.status('open')] };",
    "const manager = { kind: 'choice', options: 'people:manager' };",
  ])('are not seen in %s', (line) => {
    expect(strayIn(line)).toEqual([]);
  });

  it('do not compile misspelt in a query', () => {
    const query: Pick<Query<KeyOf<Client>>, 'keys'> = {
      // @ts-expect-error no client has such a key
      keys: ['maneger:somebody'],
    };

    expect(query.keys).toHaveLength(1);
  });
});

describe('keys', () => {
  it('of people, entries, deliveries and drafts are spelt as stores hold them', () => {
    expect([
      peopleBy.role('manager'),
      peopleBy.grant({ role: 'manager', scope: 'barnaul' }),
      peopleBy.substitute('head'),
      peopleBy.substituted,
      auditBy.onBehalfOf('head'),
      deliveriesBy.activity('chat', '17'),
      deliveriesBy.givenUp,
      deliveriesBy.morning,
      deliveriesBy.unnoted,
      draftsBy.unfinished,
      requestDraftsBy.unfinished,
      requestDraftsBy.type('discount'),
    ]).toEqual([
      'role:manager',
      'role:manager@barnaul',
      'substitute:head',
      'substituted',
      'behalf:head',
      'activity:chat|17',
      'given-up',
      'mornings',
      'unnoted',
      'unfinished',
      'unfinished',
      'type:discount',
    ]);
  });

  it('of clients are spelt as stores hold them', () => {
    expect({
      manager: clientsBy.manager('manager'),
      activeManager: clientsBy.activeManager('manager'),
      deputy: clientsBy.deputy('deputy'),
      unit: clientsBy.unit('barnaul'),
      status: clientsBy.status('client_notified'),
      level: clientsBy.level('local'),
      sphere: clientsBy.sphere('medicine'),
      listed: clientsBy.listed,
      active: clientsBy.active,
    } satisfies Record<keyof typeof clientsBy, KeyOf<Client>>).toEqual({
      manager: 'manager:manager',
      activeManager: 'active-manager:manager',
      deputy: 'deputy:deputy',
      unit: 'unit:barnaul',
      status: 'status:client_notified',
      level: 'level:local',
      sphere: 'sphere:medicine',
      listed: 'listed',
      active: 'active',
    });
  });

  it('of greetings are spelt as stores hold them', () => {
    expect([
      greetingsBy.manager('manager'),
      greetingsBy.unit('barnaul'),
      greetingsBy.occasion('state-women'),
    ]).toEqual(['manager:manager', 'unit:barnaul', 'occasion:state-women']);
  });

  it('of requests are spelt as stores hold them', () => {
    expect([
      requestsBy.type('discount'),
      requestsBy.status('open'),
      requestsBy.author('manager'),
      requestsBy.unit('barnaul'),
      requestsBy.client('VIP-2026-0001'),
      requestsBy.names('manager'),
      requestsBy.waits(seatHolder.role({ role: 'legal', scope: 'branch' })),
      requestsBy.asked(seatHolder.person('lawyer')),
      requestsBy.waits(seatHolder.author('manager')),
      requestsBy.waits(seatHolder.clientManager('VIP-2026-0001')),
    ]).toEqual([
      'type:discount',
      'status:open',
      'author:manager',
      'unit:barnaul',
      'client:VIP-2026-0001',
      'names:manager',
      'waits:legal@branch',
      'asked:person:lawyer',
      'waits:author:manager',
      'waits:client-manager:VIP-2026-0001',
    ]);
  });
});

describe('options of a field', () => {
  it('name a role, a kind of request, or neither', () => {
    expect(['people:manager', 'approved:discount', 'units', undefined].map(roleInOptions)).toEqual([
      'manager',
      null,
      null,
      null,
    ]);
    expect(['people:manager', 'approved:discount', 'units', undefined].map(kindInOptions)).toEqual([
      null,
      'discount',
      null,
      null,
    ]);
  });
});

describe('ids of settings', () => {
  it('tell the occasion of texts', () => {
    expect(greetingTextsIdOf('birthday')).toBe('greeting-texts:birthday');
    expect(['greeting-texts:birthday', 'reminders'].map(greetingFamilyOf)).toEqual(['birthday', null]);
  });

  it('tell the year of transfers', () => {
    expect(transfersIdOf(2027)).toBe('transfers:2027');
    expect(['transfers:2027', 'reminders'].map(transfersYearOf)).toEqual(['2027', null]);
  });
});
