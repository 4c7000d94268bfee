import { AppError } from '../../kernel/errors.ts';
import type { Repo } from '../../storage/store.ts';
import type { Directory } from '../directory.ts';
import type { Person, Unit } from '../person.ts';
import { requireRight } from '../require-right.ts';
import type { StaffPost, StaffRegister } from '../staff.ts';
import { findUnit } from './edit-unit.ts';

export interface OpenUnitDeps {
  units: Repo<Unit>;
  staff: Repo<StaffRegister>;
  directory: Directory;
}

export interface OpenedUnit {
  unit: Unit;
  managers: Person[];
  /** Posts of the staff register; none before one was loaded. */
  posts: StaffPost[];
}

/** A unit with its managers and posts, for who keeps the directory. Throws FORBIDDEN, NOT_FOUND. */
export async function openUnit(
  deps: OpenUnitDeps,
  { actor, id }: { actor: string; id: string },
): Promise<OpenedUnit> {
  await requireRight(deps, actor, 'keep-directory');
  const unit = await findUnit(deps, id);
  if (!unit) throw new AppError('NOT_FOUND', { message: `no unit ${id}` });
  const managers = await deps.directory.findHolders('manager', id);
  return { unit, managers, posts: (await deps.staff.get(id))?.posts ?? [] };
}
