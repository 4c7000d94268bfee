import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { CollectionDef, Rec } from '../storage/store.ts';
import type { ReportContent, ReportEntry } from './contents/report-content.ts';

/** A report as it was handed in. */
export interface HandedIn {
  content: ReportContent;
  entries: ReportEntry[];
}

/**
 * One handing in, written before the report that names it and never changed. `_id` is
 * `unit:period:n:digest of its content`: what a try left behind that came to nothing is never taken for another.
 */
export interface ReportVersion extends Rec {
  report: string;
  n: number;
  /** `HandedIn`, packed: five hundred clients of six services are two megabytes, twice what a document may have. */
  packed: string;
}

export const REPORT_VERSIONS: CollectionDef<ReportVersion> = {
  name: 'report-versions',
  indexes: [],
  appendOnly: true,
  bulky: true,
};

/** Quality beyond which packing takes long and saves little. */
const QUALITY = 5;

export function packVersion(handedIn: HandedIn): string {
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY };
  return brotliCompressSync(JSON.stringify(handedIn), { params }).toString('base64');
}

export function unpackVersion({ packed }: Pick<ReportVersion, 'packed'>): HandedIn {
  return JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString()) as HandedIn;
}
