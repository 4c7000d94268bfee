import { setImmediate } from 'node:timers/promises';
import { Unzip, UnzipInflate } from 'fflate';
import { tooLong } from './table.ts';

/** So much XML are 20,000 rows, each of forty cells. */
const MOST_UNPACKED = 48_000_000;
/** At most a thousand times as much comes out of it at once. */
const SLICE = 4096;
/** So many slices until others have their turn. */
const TURN = 8;
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|vml|bin)$/;

/**
 * The parts of a workbook by path, pictures left out. It is unpacked piece by piece until it is too much: the
 * sizes that a zip claims prove nothing, and some kilobytes can hold gigabytes. Throws TABLE_TOO_LONG.
 */
export async function unpackWorkbook(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const pieces = new Map<string, Uint8Array[]>();
  let unpacked = 0;
  const unzip = new Unzip((file) => {
    const path = partPath(file.name);
    if (PICTURE.test(path)) return;
    const own: Uint8Array[] = [];
    pieces.set(path, own);
    file.ondata = (error, piece) => {
      if (error) throw error;
      unpacked += piece.length;
      if (unpacked > MOST_UNPACKED) throw tooLong();
      own.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += SLICE) {
    unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    if ((at / SLICE) % TURN === 0) await setImmediate();
  }
  return new Map([...pieces].map(([path, own]) => [path, Buffer.concat(own)]));
}

/** One spelling of a path: some programs write backslashes, a leading slash, or another case. */
export function partPath(name: string): string {
  const steps: string[] = [];
  for (const step of decodeUri(name).replaceAll('\\', '/').toLowerCase().split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function decodeUri(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
