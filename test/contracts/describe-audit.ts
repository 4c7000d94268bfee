import { beforeEach, describe, expect, it } from '@jest/globals';
import { appendAudit } from '../../src/audit/append-audit.ts';
import { AUDIT, type AuditEntry, type NewAuditEntry } from '../../src/audit/audit-entry.ts';
import { AppendOnly, type CollectionDef, type Repo, type Store } from '../../src/storage/store.ts';

const ENTRY: NewAuditEntry = {
  subject: 'client:VIP-2026-0001',
  at: '2026-11-24T05:00:00.000Z',
  by: 'manager',
  onBehalfOf: 'principal',
  event: {
    type: 'client.edited',
    fields: ['inn'],
    changes: [{ field: 'inn', from: '7707083893', to: '7830002293' }],
  },
  revision: 1,
  madeRevision: 2,
};

/** The audit's own collection, as the product defines it. */
export function describeAudit(getStore: () => Store): void {
  describe('the audit', () => {
    let audit: Repo<AuditEntry>;
    let round = 0;

    beforeEach(async () => {
      round += 1;
      const def = { ...AUDIT, name: `audit-${process.pid}-${Date.now()}-${round}` };
      await getStore().migrate([def] as unknown as CollectionDef<never>[]);
      audit = getStore().repo(def);
    });

    it('keeps an entry as it was written, whatever somebody tries', async () => {
      await appendAudit({ audit }, ENTRY, 'clients:VIP-2026-0001:2:0');
      const [saved] = (await audit.find({ index: 'subject', eq: { subject: ENTRY.subject }, limit: 9 }))
        .items;
      if (!saved) throw new Error('nothing was written');

      await expect(audit.replace({ ...saved, by: 'other' })).rejects.toThrow(AppendOnly);
      await expect(audit.delete(saved._id, saved.version)).rejects.toThrow(AppendOnly);

      expect(await audit.get(saved._id)).toEqual({ ...ENTRY, _id: 'clients:VIP-2026-0001:2:0', version: 1 });
    });

    it('takes the same entry once, and nothing else under its id', async () => {
      await appendAudit({ audit }, ENTRY, 'clients:VIP-2026-0001:2:0');
      await appendAudit({ audit }, { ...ENTRY, by: 'other' }, 'clients:VIP-2026-0001:2:0');

      expect(await audit.count({ index: 'subject', eq: { subject: ENTRY.subject } })).toBe(1);
      expect(await audit.get('clients:VIP-2026-0001:2:0')).toMatchObject({ by: 'manager' });
    });

    it('gives a subject’s entries the latest first', async () => {
      for (const day of ['24', '26', '25']) {
        await appendAudit({ audit }, { ...ENTRY, at: `2026-11-${day}T05:00:00.000Z` }, `entry-${day}`);
      }
      await appendAudit({ audit }, { ...ENTRY, subject: 'client:VIP-2026-0002' }, 'other');

      const query = { index: 'subject', eq: { subject: ENTRY.subject }, desc: true, limit: 9 };
      expect((await audit.find(query)).items.map(({ _id }) => _id)).toEqual([
        'entry-26',
        'entry-25',
        'entry-24',
      ]);
    });
  });
}
