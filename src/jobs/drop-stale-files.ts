import type { Clock } from '../clock.ts';
import { type DropFileDeps, dropFile } from '../files/drop-file.ts';
import type { FileOffer } from '../files/stored-file.ts';
import type { Repo } from '../storage/store.ts';

export interface DropStaleFilesDeps extends DropFileDeps {
  fileOffers: Repo<FileOffer>;
  clock: Clock;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A consent card stays in the chat for ever; after that time it is asked for again. */
const OFFER_DAYS = 7;
const PAGE = 50;

/** Files that nobody said a request for within a day, and old offers. The next pass takes what is left. */
export async function dropStaleFiles(deps: DropStaleFilesDeps): Promise<number> {
  let dropped = 0;
  const loose = await deps.files.find({
    index: 'loose',
    eq: { loose: true },
    range: { lt: daysAgo(deps.clock, 1) },
    limit: PAGE,
  });
  for (const file of loose.items) if (await dropFile(deps, file)) dropped += 1;
  const old = await deps.fileOffers.find({
    index: 'age',
    eq: {},
    range: { lt: daysAgo(deps.clock, OFFER_DAYS) },
    limit: PAGE,
  });
  for (const { _id, version } of old.items) await deps.fileOffers.delete(_id, version);
  return dropped;
}

function daysAgo(clock: Clock, days: number): string {
  return new Date(clock.now() - days * DAY_MS).toISOString();
}
