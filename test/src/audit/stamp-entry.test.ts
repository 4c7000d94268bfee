import { describe, expect, it } from '@jest/globals';
import type { NewAuditEntry } from '../../../src/audit/audit-entry.ts';
import { stampEntry } from '../../../src/audit/stamp-entry.ts';
import type { Subject } from '../../../src/kernel/subject.ts';

function entryAbout(subject: Subject): NewAuditEntry {
  return {
    subject,
    at: '2026-11-24T05:00:00.000Z',
    by: 'manager',
    onBehalfOf: null,
    event: { type: 'client.created', source: 'card' },
  };
}

describe('stampEntry', () => {
  it('says on which revision it was, and which one came of it', () => {
    const before = { _id: 'VIP-2026-0001', version: 7, revision: 3 };

    expect(
      stampEntry(entryAbout('client:VIP-2026-0001'), 'clients', before, { ...before, revision: 4 }),
    ).toMatchObject({ revision: 3, madeRevision: 4 });
    expect(
      stampEntry(entryAbout('client:VIP-2026-0001'), 'clients', before, before).madeRevision,
    ).toBeUndefined();
  });

  it('names the round of a request, and begins at the first revision', () => {
    const request = { _id: 'ST-2026-0001', revision: 1, round: 1 };

    expect(stampEntry(entryAbout('request:ST-2026-0001'), 'requests', null, request)).toMatchObject({
      revision: 1,
      round: 1,
    });
  });

  it('takes the version of what has no revision', () => {
    const person = { _id: 'admin', version: 5 };

    expect(stampEntry(entryAbout('person:admin'), 'people', person, person).revision).toBe(5);
    expect(stampEntry(entryAbout('person:admin'), 'people', null, { _id: 'admin' }).revision).toBe(1);
  });

  it.each([
    ['clients', 'VIP-2026-0002'],
    ['staff', 'VIP-2026-0001'],
  ])('says nothing of the subject when another document changes: %s %s', (collection, id) => {
    const other = { _id: id, version: 9, revision: 9 };

    expect(stampEntry(entryAbout('client:VIP-2026-0001'), collection, other, other)).toEqual(
      entryAbout('client:VIP-2026-0001'),
    );
  });
});
