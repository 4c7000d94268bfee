import type { FieldChange } from './audit-event.ts';

/** Every field of `to` that `from` says otherwise; what only `from` has is no change. */
export function compareFields(from: Record<string, string>, to: Record<string, string>): FieldChange[] {
  return Object.entries(to)
    .filter(([field, value]) => (from[field] ?? '') !== value)
    .map(([field, value]) => ({ field, from: from[field] ?? '', to: value }));
}
