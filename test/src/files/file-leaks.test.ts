import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { discardFile } from '../../../src/attachments/drop-file.ts';
import type { FileHost } from '../../../src/files/file-host.ts';
import { type ReceiveFileDeps, receiveFile } from '../../../src/files/receive-file.ts';
import { CHUNK_BYTES } from '../../../src/files/stored-file.ts';
import { dropStaleFiles } from '../../../src/jobs/drop-stale-files.ts';
import { AppError } from '../../../src/kernel/errors.ts';
import { openRepos } from '../../../src/product/repos.ts';
import type { Store } from '../../../src/storage/store.ts';
import { createFixedClock } from '../../helpers/fixed-clock.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';
import { createMortalStore } from '../../helpers/mortal-store.ts';
import { noFileHost } from '../../helpers/no-file-host.ts';

const CHUNKS = 3;
const SENT = {
  actor: 'manager',
  key: 'message',
  name: 'a.pdf',
  fileType: 'pdf',
  downloadUrl: 'https://link',
};
const DAY_MS = 24 * 60 * 60_000;

const whole: FileHost = { ...noFileHost, isAllowed: () => true, download: () => parts() };

const breaking: FileHost = {
  ...whole,
  download: async function* () {
    yield* parts();
    throw new AppError('FILE_GONE');
  },
};

async function* parts(): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < CHUNKS; n += 1) yield Buffer.alloc(CHUNK_BYTES, n);
}

type Work = (deps: ReceiveFileDeps) => Promise<unknown>;

describe('nothing of a file nobody wants is left a day after its process died', () => {
  const clock = createFixedClock('2026-11-24T05:00:00Z');
  let store: Store;

  beforeEach(() => {
    clock.set('2026-11-24T05:00:00Z');
    store = openMemoryStore();
  });

  afterEach(() => store.close());

  function depsOn(view: Store, fileHost = whole): ReceiveFileDeps {
    return { ...openRepos(view), fileHost, clock };
  }

  async function receive(deps: ReceiveFileDeps): Promise<string> {
    const file = await receiveFile(deps, SENT);
    return file?._id ?? '';
  }

  /** Dies before each of its writes in turn, always on a store of its own; returns how many there were. */
  async function dieEverywhere(prepare: Work, work: Work): Promise<number> {
    for (let write = 1; ; write += 1) {
      await store.close();
      store = openMemoryStore();
      await prepare(depsOn(store));
      const mortal = createMortalStore(store, write);
      await work(depsOn(mortal)).catch(() => {});
      clock.advance(DAY_MS + 1);
      const deps = depsOn(store);
      await dropStaleFiles(deps);
      const all = { index: '', eq: {} };
      const left = { files: await deps.files.count(all), chunks: await deps.fileChunks.count(all) };
      expect({ write, ...left }).toEqual({ write, files: 0, chunks: 0 });
      if (mortal.writes() < write) return write - 1;
    }
  }

  it('while it fetched one whose link broke off', async () => {
    const writes = await dieEverywhere(
      async () => {},
      (deps) => receive({ ...deps, fileHost: breaking }),
    );
    expect(writes).toBeGreaterThan(2 * CHUNKS);
  });

  it('while it deleted one that its sender did not want kept', async () => {
    const writes = await dieEverywhere(receive, async (deps) => {
      const [file] = (await deps.files.find({ index: '', eq: {}, limit: 1 })).items;
      await discardFile(deps, { actor: 'manager', file: file?._id ?? '' });
    });
    expect(writes).toBeGreaterThan(CHUNKS);
  });

  it('while the purge deleted one that was asked about in vain', async () => {
    const writes = await dieEverywhere(receive, async (deps) => {
      clock.advance(DAY_MS + 1);
      await dropStaleFiles(deps);
    });
    expect(writes).toBeGreaterThan(CHUNKS);
  });
});
