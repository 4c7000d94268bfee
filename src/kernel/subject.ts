import type { MadeBy } from './made-by.ts';

/**
 * Builds the subjects of audit entries, sent cards and reminder clocks. Stores hold these strings: a changed letter
 * loses the entries, cards and clocks written before.
 */
export const subjectOf = {
  /** Settings, channels and everything else that concerns no single document. */
  branch: 'branch',
  client: (number: string) => `client:${number}` as const,
  request: (number: string) => `request:${number}` as const,
  potential: (number: string) => `potential:${number}` as const,
  /** The messages that bring news of a request. */
  news: (request: string) => `news:${request}` as const,
  person: (id: string) => `person:${id}` as const,
  unit: (id: string) => `unit:${id}` as const,
  dictionary: (name: string) => `dictionary:${name}` as const,
  /** `id` is `unit:period`. */
  report: (id: string) => `report:${id}` as const,
  /** A quarter's list of VIPs, `2026-Q4`. */
  list: (quarter: string) => `list:${quarter}` as const,
  /** Housekeeping, which has clocks and no document. */
  plan: (plan: string) => `plan:${plan}` as const,
  /** The sent cards of one occurrence. */
  reminder: (matter: string, occurrence: string) => `reminder:${matter}:${occurrence}` as const,
  /** A digest has its id for a subject. */
  digest: (recipient: string, hour: string) => `digest:${recipient}:${hour}` as const,
  /** The card of one person's morning, whose id it is too. */
  morning: (person: string, date: string) => `morning:${person}:${date}` as const,
} as const;

export type Subject = MadeBy<typeof subjectOf>;

export type SubjectKind = keyof typeof subjectOf;

/** Splits a subject at its first colon; the branch has no id. */
export function readSubject(subject: Subject): { kind: SubjectKind; id: string } {
  const [kind = ''] = subject.split(':', 1);
  return { kind: kind as SubjectKind, id: subject.slice(kind.length + 1) };
}

/** Takes a text that somebody typed; null unless it is a subject. */
export function parseSubject(text: string): Subject | null {
  const subject = text as Subject;
  const { kind, id } = readSubject(subject);
  const isOne =
    id === '' ? text === subjectOf.branch : kind !== subjectOf.branch && Object.hasOwn(subjectOf, kind);
  return isOne ? subject : null;
}
