import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { Fields } from '../forms/field.ts';
import type { MadeBy } from '../kernel/made-by.ts';
import type { CollectionDef, Keyed } from '../storage/store.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** Never a contact, a gift or a note, which may name somebody; `cost` is kopecks. */
    'greeting.recorded': GreetingTrace;
    'greeting.corrected': GreetingTrace;
  }
}

interface GreetingTrace {
  outcome: GreetingOutcome;
  channel: GreetingChannel | null;
  cost: number | null;
}

/** Ways to greet somebody, as Appendix 3 has them. */
export const GREETING_CHANNELS = ['call', 'visit', 'email', 'letter', 'card', 'flowers', 'gift'] as const;

export type GreetingChannel = (typeof GREETING_CHANNELS)[number];

export type GreetingOutcome = 'done' | 'skipped' | 'moved';

/** Part of a greeting that somebody tells of it. Empty parts were not told. */
export interface GreetingSaid {
  channel: GreetingChannel | null;
  /** ISO date; of what was moved, the day that it was moved to. */
  on: string;
  gift: string;
  /** Kopecks. */
  cost: number | null;
  note: string;
}

export interface GreetingEntry extends GreetingSaid {
  outcome: GreetingOutcome;
  /** Reason to skip or move it, or ''. */
  reason: string;
  by: string;
  onBehalfOf: string | null;
  /** UTC instant, ISO. */
  at: string;
}

/** A yearly day of one client: the record of Appendix 3, one a year. */
export interface Greeting extends Aggregate, Keyed<MadeBy<typeof greetingsBy>> {
  client: string;
  /** `contact-…` and `company-…` of the client's own days, else a holiday's id. */
  occasion: string;
  year: number;
  /** ISO date on which the day fell. */
  date: string;
  /** Contact whose day it is, or ''. */
  contact: string;
  /** Those who answered for the client then. */
  unit: string;
  manager: string;
  /** In their order; the last one counts. */
  entries: GreetingEntry[];
}

/** Keys of greetings. Stores hold them. */
export const greetingsBy = {
  manager: (person: string) => `manager:${person}` as const,
  unit: (unit: string) => `unit:${unit}` as const,
  occasion: (occasion: string) => `occasion:${occasion}` as const,
};

export const GREETINGS: CollectionDef<Greeting> = {
  name: 'greetings',
  indexes: [
    PENDING_INDEX,
    // No client is greeted twice with one occasion of one year.
    { name: 'once', eq: ['client', 'occasion', 'year'], unique: true },
    { name: 'client', eq: ['client'], range: 'date' },
    { name: 'date', eq: [], range: 'date' },
  ],
  keys: ({ manager, unit, occasion }) => [
    greetingsBy.manager(manager),
    greetingsBy.unit(unit),
    greetingsBy.occasion(occasion),
  ],
};

/** The form of «Поздравил…». */
export const GREETING_FIELDS: Fields = {
  channel: { kind: 'choice', options: [...GREETING_CHANNELS], required: true },
  on: { kind: 'date', required: true, notAfter: 'today' },
  gift: { kind: 'text', max: 200 },
  cost: { kind: 'money', max: 1_000_000 },
  note: { kind: 'text', max: 500, multiline: true },
};

/** The form of «Перенести…». */
export const MOVE_FIELDS: Fields = {
  movedTo: { kind: 'date', required: true, notBefore: 'today' },
  moveReason: { kind: 'text', max: 500, required: true },
};
