import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef, Rec } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'file.attached': { file: string };
    'file.handed-out': { file: string };
  }
}

/** A file as somebody sent it. Its content lies in chunks beside it. */
export interface StoredFile extends Aggregate {
  /** Name that the sender gave: somebody's text. */
  name: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** The ending of the name, lower case, or ''. */
  type: string;
  /** Person id. */
  by: string;
  /** UTC instant, ISO. */
  at: string;
  /** `fetching` until its content is complete; `dropped` while its content is being deleted. */
  status: 'fetching' | 'ready' | 'dropped';
  chunks: number;
  /** The request it belongs to, once somebody said so. */
  request: string | null;
  /** The client it belongs to instead of a request; absent in files of earlier versions. */
  client?: string | null;
  /** True until somebody said either: such files are dropped after a day. */
  loose: boolean;
}

export const FILES: CollectionDef<StoredFile> = {
  name: 'files',
  indexes: [PENDING_INDEX, { name: 'loose', eq: ['loose'], range: 'at' }],
};

/** `_id` is `file:n`. */
export interface FileChunk extends Rec {
  /** Base64. */
  data: string;
}

export const FILE_CHUNKS: CollectionDef<FileChunk> = { name: 'file-chunks', indexes: [], bulky: true };

/** A file on offer to one reader; the id is all that Teams carries to the answer and back. */
export interface FileOffer extends Rec {
  file: string;
  /** '' for a file of a client, and for an export. */
  request: string;
  /** The client whose file it is; absent for a file of a request. */
  client?: string;
  /** The list that the file was made of; absent for a file that somebody sent. */
  export?: OfferedExport;
  /** Person id. */
  person: string;
  /** `lost`: the process that put it there died on the way. */
  status: 'offered' | 'uploading' | 'done' | 'declined' | 'lost';
  /** While it is put there, real epoch ms: from then on the process counts as dead. */
  claimedUntil?: number;
  /** UTC instant, ISO. */
  at: string;
}

/** A list as it was asked for, and how much of it there was. */
export interface OfferedExport {
  kind: string;
  /** Name of its file, without day and ending. */
  name: string;
  filters: Record<string, string>;
  format: 'xlsx' | 'pdf';
  /** The filters in the words of who asked. */
  said: string;
  rows: number;
  columns: number;
}

export const FILE_OFFERS: CollectionDef<FileOffer> = {
  name: 'file-offers',
  indexes: [
    { name: 'age', eq: [], range: 'at' },
    { name: 'status', eq: ['status'] },
  ],
};

/** A file belongs to a request, or to a client itself. */
export type FilePlace = { request: string } | { client: string };

export function placeOf({ request, client }: Pick<FileOffer, 'request' | 'client'>): FilePlace {
  return client === undefined ? { request } : { client };
}

/** Milliseconds in which to say which request or client a file belongs to. */
export const LOOSE_MS = 24 * 60 * 60_000;

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/**
 * As base64 it fits a document, and an upload session of OneDrive takes multiples of 320 KiB only.
 */
export const CHUNK_BYTES = 2 * 320 * 1024;

export function chunkId(file: string, n: number): string {
  return `${file}:${n}`;
}
