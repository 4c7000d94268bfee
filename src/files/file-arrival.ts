import type { ErrorCode } from '../kernel/errors.ts';
import type { CollectionDef, Rec } from '../storage/store.ts';

/** A file as a message names it. */
export interface SentFile {
  name: string;
  fileType: string;
  /** A secret that lives for minutes; '' once nobody needs it any more. */
  downloadUrl: string;
}

/** Outcome of one file: the id under which it is kept, or why it is not. */
export type FileOutcome = { file: string } | { failed: ErrorCode; details: Record<string, string | number> };

/**
 * A message with files, written before the first byte is fetched. Whoever has its claim fetches them in order; a
 * process that dies leaves the rest to another, and to ask its sender.
 */
export interface FileArrival extends Rec {
  /** Person id. */
  person: string;
  /** UTC instant, ISO. */
  at: string;
  sent: SentFile[];
  /** Outcomes of the first so many of `sent`. */
  outcomes: FileOutcome[];
  /** The how manieth process has it, from 1. */
  attempt: number;
  /** `done` once its sender was asked, or the question is owed. */
  status: 'fetching' | 'done';
  /** Real epoch ms: from then on the process that had it counts as dead. */
  claimedUntil: number;
}

export const FILE_ARRIVALS: CollectionDef<FileArrival> = {
  name: 'file-arrivals',
  indexes: [
    { name: 'claim', eq: ['status'], range: 'claimedUntil' },
    { name: 'age', eq: [], range: 'at' },
  ],
};
