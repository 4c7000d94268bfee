import type { CollectionDef, Rec } from '../storage/store.ts';
import type { ReportContent, ReportEntry } from './contents/report-content.ts';

/**
 * A report as it was handed in, written before the report that names it and never changed. `_id` is
 * `unit:period:n:digest of its content`: what a try left behind that came to nothing is never taken for another.
 */
export interface ReportVersion extends Rec {
  report: string;
  n: number;
  content: ReportContent;
  entries: ReportEntry[];
}

export const REPORT_VERSIONS: CollectionDef<ReportVersion> = {
  name: 'report-versions',
  indexes: [],
  appendOnly: true,
  bulky: true,
};
