import { type DropFileDeps, dropFile } from '../attachments/drop-file.ts';
import { LOOSE_MS } from '../files/stored-file.ts';
import type { Clock } from '../kernel/clock.ts';

export interface DropStaleFilesDeps extends DropFileDeps {
  clock: Clock;
}

const PAGE = 50;

/** Files that nobody said a request or client for within a day. The next pass takes what is left. */
export async function dropStaleFiles(deps: DropStaleFilesDeps): Promise<number> {
  let dropped = 0;
  const loose = await deps.files.find({
    index: 'loose',
    eq: { loose: true },
    range: { lt: new Date(deps.clock.now() - LOOSE_MS).toISOString() },
    limit: PAGE,
  });
  for (const file of loose.items) if (await dropFile(deps, file)) dropped += 1;
  return dropped;
}
