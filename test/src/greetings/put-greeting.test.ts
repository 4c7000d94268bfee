import { beforeEach, describe, expect, it } from '@jest/globals';
import type { GreetingEntry } from '../../../src/greetings/greeting.ts';
import { putGreeting } from '../../../src/greetings/put-greeting.ts';
import type { Product } from '../../../src/product/product.ts';
import { buildClient } from '../../helpers/build-client.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const DATE = '2026-12-04';

let app: Product;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
  await app.clients.insert(buildClient());
});

function entry(at: string, overrides: Partial<GreetingEntry> = {}): GreetingEntry {
  const said = { channel: null, on: '2026-12-07', gift: '', cost: null, note: '' };
  return {
    ...said,
    outcome: 'moved',
    reason: 'В отпуске',
    by: 'manager',
    onBehalfOf: null,
    at,
    ...overrides,
  };
}

async function put(told: GreetingEntry): Promise<number> {
  const greeted = { client: buildClient(), occasion: 'contact-director', contact: 'director' };
  const { greeting } = await putGreeting(app, { greeted, date: DATE, entry: told });
  return greeting.entries.length;
}

describe('a greeting that is moved', () => {
  it('is recorded once, however often its effect comes', async () => {
    const moved = entry('2026-12-03T02:00:00.000Z');

    expect([await put(moved), await put(moved)]).toEqual([1, 1]);
  });

  it('is not moved back by an effect that comes late', async () => {
    await put(entry('2026-12-03T02:00:00.000Z'));
    await put(entry('2026-12-03T04:00:00.000Z', { on: '2026-12-08' }));

    expect(await put(entry('2026-12-03T03:00:00.000Z', { on: '2026-12-06' }))).toBe(2);
  });

  it('is taken up by what is done at last', async () => {
    await put(entry('2026-12-03T02:00:00.000Z'));

    expect(await put(entry('2026-12-04T02:00:00.000Z', { outcome: 'done', channel: 'call' }))).toBe(2);
  });
});
