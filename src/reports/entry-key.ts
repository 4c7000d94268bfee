import type { GrowthLine, ReportEntry } from './contents/report-content.ts';

/** Facts that a row of a report's table was written from: read back, they tell whether anything has moved on since. */
export interface EntryKey {
  report: string;
  client: string;
  /** Kopecks charged, or null. */
  current: number | null;
  previous: number | null;
  /** Instant of the words that stood there, '' for none. */
  seen: string;
}

export function writeEntryKey(report: string, line: GrowthLine, entry: ReportEntry | null): string {
  const { client, current, previous } = line;
  return [report, client, current ?? '', previous ?? '', entry?.at ?? ''].join('|');
}

/** Null for a cell that no table of ours had. */
export function readEntryKey(cell: string): EntryKey | null {
  const parts = cell.split('|');
  const [report = '', client = '', current = '', previous = '', seen = ''] = parts;
  const isOurs = parts.length === 5 && report.includes(':') && client !== '';
  if (!isOurs || ![current, previous].every((amount) => /^-?\d*$/.test(amount))) return null;
  return { report, client, current: kopecks(current), previous: kopecks(previous), seen };
}

function kopecks(text: string): number | null {
  return text === '' ? null : Number(text);
}
