/** Clients of one manager. */
export interface ManagerLoad {
  manager: string;
  clients: number;
}

/** VIP managers of one unit beside the number that the branch director approved (clause 8.2). */
export interface UnitLoad {
  /** Id of the unit, or `branch` for the head office. */
  unit: string;
  /** Null while nobody has approved a number. */
  approved: number | null;
  managers: ManagerLoad[];
  clients: number;
}

/** Clients to one manager, with one decimal; null where there is no manager. */
export function clientsEach({ managers, clients }: Pick<UnitLoad, 'managers' | 'clients'>): number | null {
  return managers.length === 0 ? null : Math.round((10 * clients) / managers.length) / 10;
}

/** Managers more (above zero) or fewer than approved; null where no number is. */
export function overApproved({ approved, managers }: Pick<UnitLoad, 'approved' | 'managers'>): number | null {
  return approved === null ? null : managers.length - approved;
}

/** Units where a manager has most to do come first; those without anybody to serve their clients before all. */
export function byLoad(a: UnitLoad, b: UnitLoad): number {
  const each = (load: UnitLoad) => clientsEach(load) ?? (load.clients > 0 ? Number.POSITIVE_INFINITY : -1);
  return each(b) - each(a) || a.unit.localeCompare(b.unit) || 0;
}
