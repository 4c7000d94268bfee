import type { NewAuditEntry } from '../audit/audit-entry.ts';

/**
 * Every command that one document's change may owe to others. Each is declared beside the function that carries it
 * out (`declare module`), and `CommandHandlers` is complete only with a handler for every one of them. Handlers
 * recompute from current state.
 */
export interface CommandArgs {
  /** Append one audit entry; its id is the effect's. */
  audit: { entry: NewAuditEntry };
}

export type CommandName = keyof CommandArgs;
