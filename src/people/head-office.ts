import { BRANCH, DEFAULT_ZONE, type UnitState } from './person.ts';

/**
 * The branch's head office as it stands while nothing is said of it. What is approved for it is kept beside the
 * units, though it is none of them: no list of units has it, and its name is the string `dictionaries.offices.branch`.
 */
export function newHeadOffice(): UnitState {
  return { _id: BRANCH, name: { ru: '', en: '' }, zone: DEFAULT_ZONE, approvedManagers: null };
}
