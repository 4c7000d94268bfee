import type { Repo } from '../storage/store.ts';
import { incomeIdOf, type UnitIncome } from './unit-income.ts';

/** Kopecks that the unit earned in the month (`2026-11`); null without a table that tells. */
export async function incomeOf(
  { unitIncome }: { unitIncome: Repo<UnitIncome> },
  unit: string,
  period: string,
): Promise<number | null> {
  return (await unitIncome.get(incomeIdOf(unit, period)))?.income ?? null;
}
