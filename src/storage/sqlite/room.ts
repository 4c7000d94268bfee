import type { Database } from './database.ts';

/** As much as the largest document takes. */
const ROOM_BYTES = 1024 * 1024;

/**
 * Tries whether the disk takes a document again. The room is really taken, as what is rolled back is never written,
 * and given back: SQLite uses it for what is written next.
 */
export async function tryRoom(db: Database): Promise<void> {
  await db.write(() => {
    db.exec('CREATE TABLE IF NOT EXISTS room (taken BLOB NOT NULL)');
    db.prepare('INSERT INTO room (taken) VALUES (zeroblob(?))').run(ROOM_BYTES);
  });
  await db.write(() => db.exec('DROP TABLE room'));
}
