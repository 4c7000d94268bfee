import type { Condition, Values } from './field.ts';

/** True when another field of the form has one of the values, or has it among several choices. */
export function conditionHolds(condition: Condition, values: Values): boolean {
  const value = values[condition.field];
  const wanted = Array.isArray(condition.is) ? condition.is : [condition.is];
  if (Array.isArray(value)) return value.some((each) => typeof each === 'string' && wanted.includes(each));
  return value !== undefined && value !== null && wanted.includes(value);
}
