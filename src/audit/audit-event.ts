/**
 * What each event tells beside its name, by that name. The domain in which it happens declares it (`declare module`).
 * The sentence is made later, in the reader's language.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface AuditEvents {}

/** One shape per thing that can happen. */
export type AuditEvent = { [T in keyof AuditEvents]: { type: T } & AuditEvents[T] }[keyof AuditEvents];

/** What one field said before and says now. */
export interface FieldChange {
  field: string;
  from: string;
  to: string;
}
