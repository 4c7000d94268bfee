import type { KindFields, RequestKind } from './definition.ts';

/** Fields of every request to a department: about whom, on what, and what is wanted by when. */
export const CLIENT_FIELD = {
  client: { kind: 'client', required: true },
} satisfies KindFields;

/** Fields of a wish: no deadline, but told to whoever is asked. */
export const WISH_FIELDS = {
  priority: { kind: 'choice', options: ['normal', 'high'] },
  wishedOn: { kind: 'date', notBefore: 'today' },
} satisfies KindFields;

export const WISH = {
  urgent: { field: 'priority', is: 'high' },
  on: 'wishedOn',
} satisfies RequestKind['wish'];

export const QUESTION_FIELDS = {
  subject: { kind: 'text', required: true, min: 3, max: 200 },
  question: { kind: 'text', required: true, min: 10, max: 3000, multiline: true },
  wanted: { kind: 'text', max: 1000, multiline: true },
  ...WISH_FIELDS,
  related: { kind: 'text', max: 100 },
} satisfies KindFields;
