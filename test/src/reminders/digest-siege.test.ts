import { expect, it } from '@jest/globals';
import { digests } from '../../siege/digests.ts';

it('a small siege of digests, by processes that write in any order and die, tells nothing twice and misses nothing', async () => {
  const { figures, failures } = await digests.run({ count: 12, seed: 20_261_015 });

  expect(failures).toEqual([]);
  expect(figures).toMatchObject({ hours: 12, 'told twice': 0, 'not told': 0 });
  expect(figures.deaths).toBeGreaterThan(0);
}, 180_000);
