import { setImmediate } from 'node:timers/promises';
import { Unzip, UnzipInflate } from 'fflate';
import { sheetFits, type TableLimits } from './sheet-fits.ts';

/** What a workbook may hold before anything of it is read. */
export interface WorkbookLimits extends TableLimits {
  /** Of its XML together, unpacked. */
  bytes: number;
}

/** At most a thousand times as much comes out of it at once. */
const SLICE = 4096;
/** So many slices until others have their turn. */
const TURN = 8;

/**
 * Whether a zip stays within the limits. It is unpacked piece by piece and nothing is kept: the sizes that it
 * claims itself prove nothing, and some kilobytes can hold gigabytes.
 */
export async function fitsLimits(bytes: Uint8Array, limits: WorkbookLimits): Promise<boolean> {
  let unpacked = 0;
  let fits = true;
  const unzip = new Unzip((file) => {
    if (!/\.(?:xml|rels)$/.test(file.name)) return;
    const takes = sheetFits(limits);
    file.ondata = (error, chunk) => {
      if (error) throw error;
      unpacked += chunk.length;
      fits &&= unpacked <= limits.bytes && takes(asText(chunk));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && fits; at += SLICE) {
    unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
    if ((at / SLICE) % TURN === 0) await setImmediate();
  }
  return fits;
}

/** Tags are ASCII: the letters between them do not matter here. */
function asText(chunk: Uint8Array): string {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
}
