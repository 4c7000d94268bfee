import type { FieldError, Values } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Directory } from '../directory.ts';
import { newHeadOffice } from '../head-office.ts';
import { BRANCH, DEFAULT_ZONE, type Unit, type UnitState } from '../person.ts';
import { requireRight } from '../require-right.ts';
import { type ChangeDirectoryDeps, writeUnit } from './change-directory.ts';
import { checkUnitId, UNIT_ID_FIELD, unitFieldsFor, ZONES } from './directory-fields.ts';

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
  await requireRight(deps, input.actor, 'keep-directory');
  const current = input.id === null ? null : await findUnit(deps, input.id);
  if (input.id !== null && !current) throw new AppError('NOT_FOUND');
  const asked = unitFieldsFor(current);
  const fields = input.id === null ? { ...UNIT_ID_FIELD, ...asked } : asked;
  const zones = current ? [...ZONES, current.zone] : ZONES;
  const context = { today: today(deps.clock, DEFAULT_ZONE), options: () => zones };
  const { values, errors } = validateFields(fields, input.typed, context);
  const id = input.id ?? String(values.unitId ?? '');
  const wrong = input.id === null && !errors.unitId ? await checkNew(deps, id) : null;
  const found = { ...errors, ...(wrong ? { unitId: wrong } : {}) };
  if (Object.keys(found).length > 0) return { unit: current, errors: found };
  const state = stateOf(id, current, values);
  const unit = await writeUnit(deps, input.actor, id, (fresh) => {
    if (fresh && (input.id === null || fresh.version !== input.version)) throw new AppError('STALE');
    return { ...fresh, ...state };
  });
  return { unit, errors: {} };
}

function stateOf(id: string, current: UnitState | null, values: Values): UnitState {
  const { nameRu = current?.name.ru, nameEn = current?.name.en, zone = current?.zone } = values;
  const { approvedManagers = current?.approvedManagers ?? null } = values;
  return {
    _id: id,
    name: { ru: String(nameRu), en: String(nameEn) },
    zone: String(zone),
    approvedManagers: approvedManagers as number | null,
  };
}

/** The head office is there before anything is said of it. */
export async function findUnit({ units }: Pick<EditUnitDeps, 'units'>, id: string): Promise<Unit | null> {
  const unit = await units.get(id);
  if (unit || id !== BRANCH) return unit;
  return { ...newHeadOffice(), version: 0, pending: [], hasPending: false };
}

async function checkNew(deps: EditUnitDeps, id: string): Promise<FieldError | null> {
  return checkUnitId(id) ?? ((await deps.units.get(id)) ? { code: 'unit-exists' } : null);
}
