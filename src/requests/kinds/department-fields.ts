import type { KindFields } from './definition.ts';

/** Fields of every request to a department: about whom, on what, and what is wanted by when. */
export const CLIENT_FIELD = {
  client: { kind: 'client', required: true },
} satisfies KindFields;

export const QUESTION_FIELDS = {
  subject: { kind: 'text', required: true, min: 3, max: 200 },
  question: { kind: 'text', required: true, min: 10, max: 3000, multiline: true },
  wanted: { kind: 'text', max: 1000, multiline: true },
} satisfies KindFields;
