import { BRANCH } from '../people/person.ts';
import type { StaffRegister } from '../people/staff.ts';
import type { Repo } from '../storage/store.ts';
import { type DutiesDeps, sightOf } from './load-duties.ts';
import { loadWorkload, type WorkloadDeps } from './load-workload.ts';
import type { UnitLoad } from './workload-rules.ts';

/** Posts of one place by the staffing table (clause 8.1), beside its VIP managers (8.2). */
export interface PlaceStaffing {
  /** Id of the unit, or `branch`. */
  place: string;
  /** Name of the unit in both languages; null for the head office. */
  name: { ru: string; en: string } | null;
  /** Null where no table has told of it. */
  register: StaffRegister | null;
  load: UnitLoad | null;
}

/** The staffing table as far as this person leads. Throws FORBIDDEN. */
export async function listStaffing(
  deps: Pick<DutiesDeps, 'directory' | 'clock'> & WorkloadDeps & { staff: Repo<StaffRegister> },
  actor: string,
): Promise<PlaceStaffing[]> {
  const { scope, units } = await sightOf(deps, actor);
  const places = [...(scope === null ? [BRANCH] : []), ...units.map(({ _id }) => _id)];
  const loads = await loadWorkload(deps, places);
  const found: PlaceStaffing[] = [];
  for (const place of places) {
    const register = await deps.staff.get(place);
    const load = loads.find(({ unit }) => unit === place) ?? null;
    if (!register && !load) continue;
    found.push({ place, name: units.find(({ _id }) => _id === place)?.name ?? null, register, load });
  }
  return found;
}
