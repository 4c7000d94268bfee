import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeDraft } from '../../../src/vip-lists/list-rules.ts';
import { LIST_SECTIONS, type ListLine } from '../../../src/vip-lists/vip-list.ts';
import { buildLine } from '../../helpers/build-vip-list.ts';

const line = fc.record({
  id: fc.constantFrom('VIP-1', 'VIP-2', 'VIP-3', 'VIP-4'),
  section: fc.constantFrom(...LIST_SECTIONS),
  name: fc.constantFrom('Ромашка', 'Заря'),
  note: fc.constantFrom('', 'важный'),
  ground: fc.constantFrom('', 'below-threshold'),
  dropped: fc.constantFrom('', 'спорный'),
  byHand: fc.boolean(),
});
const lines = fc
  .uniqueArray(line, { selector: ({ id }) => id })
  .map((found) => found.map((change): ListLine => buildLine(change)));
const fresh = lines.map((found) => found.map((each) => ({ ...each, note: '', dropped: '', byHand: false })));

describe('a list drafted anew', () => {
  it('has facts of the register beside the words of people', () => {
    fc.assert(
      fc.property(lines, fresh, (former, now) => {
        for (const merged of mergeDraft(former, now)) {
          const fact = now.find(({ id }) => id === merged.id);
          const before = former.find(({ id }) => id === merged.id);
          expect([merged.name, merged.section]).toEqual(
            fact ? [fact.name, fact.section] : [before?.name, before?.section],
          );
          if (!before || before.section !== merged.section) continue;
          const { note, dropped, byHand } = before;
          expect(merged).toMatchObject({ note, dropped, byHand });
          if (before.ground !== '') expect(merged.ground).toBe(before.ground);
        }
      }),
    );
  });

  it('has every line of the register and what was added by hand, each once, and no other', () => {
    fc.assert(
      fc.property(lines, fresh, (former, now) => {
        const added = former.filter(({ byHand }) => byHand);
        const ids = [...new Set([...now, ...added].map(({ id }) => id))].sort();

        expect(
          mergeDraft(former, now)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(ids);
      }),
    );
  });

  it('comes to the same when it is read twice', () => {
    fc.assert(
      fc.property(lines, fresh, (former, now) => {
        const once = mergeDraft(former, now);

        expect(mergeDraft(once, now)).toEqual(once);
      }),
    );
  });
});
