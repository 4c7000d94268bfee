import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RowView } from '../../../bot/cards/view.ts';
import { presentRegister, type RegisterPlace } from '../../../bot/registers/register-card.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import type { Product } from '../../../src/product/product.ts';
import type { RegisterFilter } from '../../../src/registers/filter-rules.ts';
import { listRegister } from '../../../src/registers/lists/list-register.ts';
import { buildHolder, OTHER_UNIT, UNIT } from '../../helpers/build-person.ts';
import { putClient, putRequest } from '../../helpers/overview-world.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const NO_FILTER: RegisterFilter = { unit: '', manager: '', state: '', period: 'all', soon: false };

const texts = createTranslator().in('ru');
const Raised = fc.record({ unit: fc.constantFrom(UNIT, OTHER_UNIT), steps: fc.integer({ min: 0, max: 4 }) });

/** Numbers on all pages, from the first on, by the button that leads to the next one. */
async function walkPages(app: Product, actor: string): Promise<string[]> {
  const seen: string[] = [];
  for (let first: number | undefined = 0; first !== undefined; ) {
    const place: RegisterPlace = { register: 'requests', ...NO_FILTER, first };
    const listed = await listRegister(app, { actor, register: 'requests', filter: NO_FILTER, texts });
    const card = presentRegister(listed, place, 'r');
    seen.push(...(card.rows as RowView[]).map(({ tap }) => String(tap?.data.number)));
    first = nextOf(card.buttonRows);
  }
  return seen;
}

function nextOf(rows: unknown): number | undefined {
  const found = JSON.stringify(rows).match(/"title":"Дальше"[^}]*"first":(\d+)/);
  return found ? Number(found[1]) : undefined;
}

it('a walk over its pages has every row once, the latest first, and none of another unit', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Raised, { maxLength: 35 }), async (raised) => {
      const { app } = await createRegisterWorld();
      await app.people.insert(buildHolder('unit-head', { _id: 'head' }));
      await putClient(app, 1);
      for (const [n, { unit, steps }] of raised.entries()) {
        const day = `2026-11-${String(1 + (n % 20)).padStart(2, '0')}`;
        await putRequest(app, n, { unit, steps, opened: day, decided: day, due: '2026-12-01' });
      }
      const numbers = (wanted: (unit: string) => boolean) =>
        raised.flatMap(({ unit }, n) => (wanted(unit) ? [`ST-2026-${n}`] : [])).sort();

      const branch = await walkPages(app, 'branch-sales');
      const unit = await walkPages(app, 'head');

      expect(branch.toSorted()).toEqual(numbers(() => true));
      expect(unit.toSorted()).toEqual(numbers((id) => id === UNIT));
    }),
    { numRuns: 8 },
  );
});
