import { today } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { type ChangeDirectoryDeps, writeUnit } from './change-directory.ts';
import type { Directory } from './directory.ts';
import { checkUnitId, UNIT_FIELDS, UNIT_ID_FIELD, ZONES } from './directory-fields.ts';
import { DEFAULT_ZONE, type Unit, type UnitState } from './person.ts';
import { requireAdmin } from './require-admin.ts';

export interface EditUnitDeps extends ChangeDirectoryDeps {
  directory: Directory;
}

export interface EditUnitInput {
  actor: string;
  /** Null for a new unit, whose id is typed. */
  id: string | null;
  version: number;
  typed: Record<string, unknown>;
}

/** Adds a unit or changes it. Throws FORBIDDEN, NOT_FOUND, STALE. */
export async function editUnit(
  deps: EditUnitDeps,
  input: EditUnitInput,
): Promise<{ unit: Unit | null; errors: Record<string, FieldError> }> {
  await requireAdmin(deps, input.actor);
  const current = input.id === null ? null : await deps.units.get(input.id);
  if (input.id !== null && !current) throw new AppError('NOT_FOUND');
  const fields = input.id === null ? { ...UNIT_ID_FIELD, ...UNIT_FIELDS } : UNIT_FIELDS;
  const zones = current ? [...ZONES, current.zone] : ZONES;
  const context = { today: today(deps.clock, DEFAULT_ZONE), options: () => zones };
  const { values, errors } = validateFields(fields, input.typed, context);
  const id = input.id ?? String(values.unitId ?? '');
  const wrong = input.id === null && !errors.unitId ? await checkNew(deps, id) : null;
  const found = { ...errors, ...(wrong ? { unitId: wrong } : {}) };
  if (Object.keys(found).length > 0) return { unit: current, errors: found };
  const state: UnitState = {
    _id: id,
    name: { ru: String(values.nameRu), en: String(values.nameEn) },
    zone: String(values.zone),
    approvedManagers: (values.approvedManagers ?? null) as number | null,
  };
  const unit = await writeUnit(deps, input.actor, id, (fresh) => {
    if (fresh && (input.id === null || fresh.version !== input.version)) throw new AppError('STALE');
    return { ...fresh, ...state };
  });
  return { unit, errors: {} };
}

async function checkNew(deps: EditUnitDeps, id: string): Promise<FieldError | null> {
  return checkUnitId(id) ?? ((await deps.units.get(id)) ? { code: 'unit-exists' } : null);
}
