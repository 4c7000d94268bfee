import { type CollectionDef, Conflict, DuplicateKey, type Rec, type Repo } from './store.ts';

/** `_id` is `prefix-year`, such as `VIP-2026`. */
export interface Counter extends Rec {
  value: number;
}

export const COUNTERS: CollectionDef<Counter> = { name: 'counters', indexes: [] };

/** The next number `PREFIX-YEAR-NNNN`. Gaps are allowed, repetitions are not. */
export async function nextNumber(counters: Repo<Counter>, prefix: string, year: number): Promise<string> {
  const id = `${prefix}-${year}`;
  for (;;) {
    const value = await increment(counters, id);
    if (value !== undefined) return `${id}-${String(value).padStart(4, '0')}`;
  }
}

async function increment(counters: Repo<Counter>, id: string): Promise<number | undefined> {
  const current = await counters.get(id);
  try {
    const saved = current
      ? await counters.replace({ ...current, value: current.value + 1 })
      : await counters.insert({ _id: id, value: 1 });
    return saved.value;
  } catch (error) {
    if (error instanceof Conflict || error instanceof DuplicateKey) return undefined;
    throw error;
  }
}
