import type { LoadDictionaryDeps } from '../dictionaries/load-dictionary.ts';
import { type DayRule, PROFESSIONAL_DAYS, type ProfessionalDays } from '../dictionaries/professional-days.ts';

/** The known professional days with what an admin has said about the branch's own spheres. */
export async function loadProfessionalDays(deps: LoadDictionaryDeps): Promise<ProfessionalDays> {
  const spheres = await deps.dictionaries.get('spheres');
  if (!spheres) return PROFESSIONAL_DAYS;
  const days: Record<string, DayRule> = { ...PROFESSIONAL_DAYS };
  for (const { id, day } of spheres.entries) {
    if (day === null) delete days[id];
    else if (day !== undefined) days[id] = day;
  }
  return days;
}
