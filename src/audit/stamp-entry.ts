import { type Subject, subjectOf } from '../kernel/subject.ts';
import type { NewAuditEntry } from './audit-entry.ts';

/** Revision of a document, for which cards are drawn, or the version of one without revisions. */
export interface SubjectState {
  _id: string;
  version?: number;
  revision?: number;
  round?: number;
}

/** Subjects whose log tells of each collection. */
const SUBJECTS: Record<string, (id: string) => Subject> = {
  clients: subjectOf.client,
  requests: subjectOf.request,
  people: subjectOf.person,
  units: subjectOf.unit,
  dictionaries: subjectOf.dictionary,
  reports: subjectOf.report,
};

/** Adds on which state of its subject an entry was made. Entries about another document's subject stay as they are. */
export function stampEntry(
  entry: NewAuditEntry,
  collection: string,
  before: SubjectState | null,
  after: SubjectState,
): NewAuditEntry {
  if (entry.subject !== SUBJECTS[collection]?.(after._id)) return entry;
  const on = before ?? after;
  const revision = on.revision ?? on.version ?? 1;
  const made = after.revision ?? revision;
  return {
    ...entry,
    revision,
    ...(made === revision ? {} : { madeRevision: made }),
    ...(after.round === undefined ? {} : { round: after.round }),
  };
}
