import { type Database, openDatabase } from '../../src/storage/sqlite/database.ts';

/** An embedded store's file that SQLite itself refuses to let grow, as on a disk without room. */
export interface LimitedDisk {
  db: Database;
  /** No page more than there are. */
  fill(): void;
  empty(): void;
}

const UNLIMITED = 4_294_967_294;

export function openLimitedDisk(file: string): LimitedDisk {
  const db = openDatabase(file);
  const limit = (pages: number) => db.exec(`PRAGMA max_page_count = ${pages}`);
  return { db, fill: () => limit(1), empty: () => limit(UNLIMITED) };
}
