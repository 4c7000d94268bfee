import type { Greeting } from '../../greetings/greeting.ts';
import { lastEntry } from '../../greetings/greeting-rules.ts';
import type { Note, NoteKind } from '../../notes/note.ts';
import { workLine } from './client-work-rules.ts';
import type { ReportClient } from './indicator-rules.ts';
import type { WorkLine, WorkSection } from './report-content.ts';

const NOTED: Partial<Record<NoteKind, WorkSection>> = {
  visit: 'visits',
  call: 'visits',
  complaint: 'complaints',
};

/** Visits and calls as one count of a client; each complaint with its day. Their words stay with the client. */
export function noteLines(client: ReportClient, notes: readonly Pick<Note, 'kind' | 'on'>[]): WorkLine[] {
  const visits = notes.filter(({ kind }) => NOTED[kind] === 'visits').length;
  const complaints = notes.filter(({ kind }) => NOTED[kind] === 'complaints');
  return [
    ...(visits > 0 ? [workLine('visits', client, { count: visits })] : []),
    ...complaints.map(({ on }) => workLine('complaints', client, { on })),
  ];
}

/** Greetings of a client: done of those whose day lay in the span. */
export function greetingLine(
  client: ReportClient,
  planned: readonly string[],
  records: readonly Pick<Greeting, 'occasion' | 'entries'>[],
): WorkLine[] {
  const done = records.filter((record) => lastEntry(record).outcome === 'done');
  const days = new Set([...planned, ...records.map(({ occasion }) => occasion)]);
  if (days.size === 0) return [];
  return [workLine('greetings', client, { count: done.length, planned: days.size })];
}
