import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Rec } from '../../src/storage/store.ts';

interface Written extends Rec {
  state: string;
}

/** A process to be killed: prints the id of each write once it is acknowledged. */
const [file = '', run = ''] = process.argv.slice(2);
const repo = openSqliteStore(file).repo<Written>({
  name: 'written',
  indexes: [{ name: 'state', eq: ['state'] }],
  keys: (doc) => [doc.state],
});

async function writeOn(writer: number): Promise<void> {
  for (let n = 0; ; n += 1) {
    const saved = await repo.insert({ _id: `${run}-${writer}-${n}`, state: 'new' });
    await repo.replace({ ...saved, state: 'changed' });
    writeSync(1, `${saved._id}\n`);
  }
}

await Promise.all([1, 2, 3, 4].map(writeOn));
