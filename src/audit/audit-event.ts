/**
 * Details of each event, by its name. The domain in which an event happens declares it (`declare module`).
 * The sentence is made later, in the reader's language.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface AuditEvents {}

/** One shape per thing that can happen. */
export type AuditEvent = { [T in keyof AuditEvents]: { type: T } & AuditEvents[T] }[keyof AuditEvents];

/** Texts of one field before and now. */
export interface FieldChange {
  field: string;
  from: string;
  to: string;
}
