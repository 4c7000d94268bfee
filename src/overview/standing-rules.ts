import type { ClientStatus } from '../clients/client.ts';

/** Places on the way to VIP and back, as somebody counts clients who looks from above. Those who left the list are in none. */
export const STANDINGS = {
  vip: ['client_notified'],
  told: ['agreed', 'confirmed_to_sp'],
  agreeing: ['candidate', 'assigned_by_sp', 'with_branch', 'agreeing'],
  returned: ['returned'],
  leaving: ['removal_proposed'],
} as const satisfies Record<string, readonly ClientStatus[]>;

export type Standing = keyof typeof STANDINGS;

export const STANDING_IDS = Object.keys(STANDINGS) as Standing[];

/** Clients of one unit. */
export interface UnitClients {
  unit: string;
  counts: Record<Standing, number>;
  total: number;
}

/** Units with clients, the largest first. */
export function inOrder(units: UnitClients[]): UnitClients[] {
  return units
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || a.unit.localeCompare(b.unit));
}

export function sumOf(units: UnitClients[]): Record<Standing, number> {
  const sums = STANDING_IDS.map((id) => [id, units.reduce((sum, { counts }) => sum + counts[id], 0)]);
  return Object.fromEntries(sums) as Record<Standing, number>;
}
