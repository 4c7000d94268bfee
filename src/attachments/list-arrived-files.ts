import type { FileArrival } from '../files/file-arrival.ts';
import { cleanFileName } from '../files/file-names.ts';
import { LOOSE_MS, type StoredFile } from '../files/stored-file.ts';
import type { Clock } from '../kernel/clock.ts';
import type { ErrorCode } from '../kernel/errors.ts';
import type { Repo } from '../storage/store.ts';

export interface ArrivedFiles {
  /** Kept, and still to be given to a request or a client. */
  files: StoredFile[];
  refused: { name: string; code: ErrorCode; details: Record<string, string | number> }[];
}

/** Files of a message that are left, and those that were refused. */
export async function listArrivedFiles(
  deps: { files: Repo<StoredFile>; clock: Clock },
  arrival: FileArrival,
): Promise<ArrivedFiles> {
  const files: StoredFile[] = [];
  const refused: ArrivedFiles['refused'] = [];
  // Before that, whoever has no file any more has said so on a question that came already.
  const isLate = deps.clock.now() - Date.parse(arrival.at) >= LOOSE_MS;
  for (const [n, outcome] of arrival.outcomes.entries()) {
    const name = cleanFileName(arrival.sent[n]?.name ?? '');
    if ('failed' in outcome) {
      refused.push({ name, code: outcome.failed, details: outcome.details });
    } else {
      const file = await deps.files.get(outcome.file);
      if (file?.loose && file.status === 'ready') files.push(file);
      else if (isLate && file?.request == null && file?.client == null)
        refused.push({ name, code: 'FILE_GONE', details: {} });
    }
  }
  return { files, refused };
}
