import { describe, expect, it } from '@jest/globals';
import { CLIENTS } from '../../../src/clients/client.ts';
import {
  clientScopeOf,
  maskContact,
  mayEditClient,
  maySeeClient,
  maySeeContacts,
} from '../../../src/clients/client-access-rules.ts';
import { BRANCH, type Grant, type Person } from '../../../src/people/person.ts';
import { buildClient } from '../../helpers/build-client.ts';
import { buildPassport } from '../../helpers/build-passport.ts';
import { buildPerson } from '../../helpers/build-person.ts';

const passport = buildPassport();
const client = buildClient({
  passport: { ...passport, appointment: { ...passport.appointment, manager: 'manager', deputy: 'deputy' } },
});

function person(id: string, ...roles: Grant[]): Person {
  return buildPerson(id, { roles });
}

const MANAGER = { role: 'manager', scope: 'barnaul' } as const;

describe('who sees a client', () => {
  it.each<[string, Person, boolean, boolean, boolean]>([
    ['its manager', person('manager', MANAGER), true, true, true],
    ['its deputy', person('deputy', MANAGER), true, true, true],
    ['another manager', person('other', MANAGER), false, false, false],
    ['a manager of the branch', person('other', { role: 'manager', scope: BRANCH }), false, false, false],
    [
      'the unit’s head of sales',
      person('sps', { role: 'unit-sales-head', scope: 'barnaul' }),
      true,
      true,
      false,
    ],
    ['the unit’s head', person('sph', { role: 'unit-head', scope: 'barnaul' }), true, true, false],
    ['another unit’s head', person('sph', { role: 'unit-head', scope: 'biysk' }), false, false, false],
    ['branch sales', person('bs', { role: 'branch-sales', scope: BRANCH }), true, false, false],
    [
      'the commercial director',
      person('cd', { role: 'commercial-director', scope: BRANCH }),
      true,
      false,
      false,
    ],
    ['the security director', person('sd', { role: 'security-director', scope: BRANCH }), true, true, false],
    ['the branch director', person('bd', { role: 'branch-director', scope: BRANCH }), true, false, false],
    ['an admin', person('admin', { role: 'admin', scope: BRANCH }), true, false, false],
    ['somebody without roles', person('nobody'), false, false, false],
  ])('%s', (_who, viewer, sees, seesContacts, edits) => {
    const view = { person: viewer, principals: [] };
    const scope = clientScopeOf(view);
    const keys = CLIENTS.keys?.(client) ?? [];

    expect(maySeeClient(view, client)).toBe(sees);
    expect(scope === 'all' || scope.some((key) => keys.includes(key))).toBe(sees);
    expect(maySeeContacts(view, client)).toBe(seesContacts);
    expect(mayEditClient(view, client)).toBe(edits);
  });

  it('lets a substitute see what the principal sees', () => {
    const view = { person: person('other', MANAGER), principals: [person('manager', MANAGER)] };

    expect([maySeeClient(view, client), maySeeContacts(view, client), mayEditClient(view, client)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('maskContact', () => {
  it('leaves post and role only', () => {
    const [contact] = buildPassport().contacts;
    if (!contact) throw new Error('the passport has a contact');

    const { id, post, role, ...rest } = maskContact(contact);

    expect([id, post, role]).toEqual([contact.id, contact.post, contact.role]);
    expect(Object.values(rest).filter((value) => value)).toEqual([]);
  });
});
