import type { Condition, Values } from './field.ts';

/** Whether another field of the form has one of the values; a field of several choices has it when it is among them. */
export function conditionHolds(condition: Condition, values: Values): boolean {
  const value = values[condition.field];
  const wanted = Array.isArray(condition.is) ? condition.is : [condition.is];
  if (Array.isArray(value)) return value.some((each) => typeof each === 'string' && wanted.includes(each));
  return value !== undefined && value !== null && wanted.includes(value);
}
