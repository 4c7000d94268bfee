import { Temporal } from 'temporal-polyfill';
import type { Client } from '../clients/client.ts';
import type { FieldError, FieldValue, Values } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import {
  GREETING_CHANNELS,
  GREETING_FIELDS,
  type Greeting,
  type GreetingChannel,
  type GreetingEntry,
  type GreetingSaid,
} from './greeting.ts';

/** Kopecks above which civil code, article 575 bars a gift to an official; nobody else's is written off easily. */
export const GIFT_LIMIT = 300_000;

/** Greetings come days ahead where the day is a day off, and no earlier than that. */
const DAYS_AHEAD = 30;

/** A yearly day of one client that is to be greeted. */
export interface Greeted {
  client: Client;
  occasion: string;
  contact: string;
}

export function greetingId(client: string, occasion: string, year: number): string {
  return `${client}:${occasion}:${year}`;
}

/** The year that a day counts for, whenever in winter it is greeted. */
export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export function lastEntry({ entries }: Pick<Greeting, 'entries'>): GreetingEntry {
  const entry = entries.at(-1);
  if (!entry) throw new TypeError('a greeting without an entry');
  return entry;
}

/** True once it was greeted or skipped; what was moved still waits. */
export function isSettled(greeting: Pick<Greeting, 'entries'>): boolean {
  return lastEntry(greeting).outcome !== 'moved';
}

/**
 * Kopecks of gifts of one calendar year: to one contact, or to all of a client. An official has had a part in what went
 * to the whole company.
 */
export function spentIn(
  greetings: readonly Greeting[],
  year: number,
  contact?: string,
  official = false,
): number {
  const isTheirs = (to: string) => contact === undefined || to === contact || (official && to === '');
  return greetings
    .filter((greeting) => isTheirs(greeting.contact))
    .map(lastEntry)
    .filter(({ outcome, on }) => outcome === 'done' && yearOf(on) === year)
    .reduce((sum, { cost }) => sum + (cost ?? 0), 0);
}

/** True where a gift may go to an official: to the contact whose day it is, or to anybody of a company. */
export function goesToOfficial({ client, contact }: Pick<Greeted, 'client' | 'contact'>): boolean {
  return client.passport.contacts.some(
    ({ id, official }) => official === true && (contact === '' || id === contact),
  );
}

/** `barred`: an official may not have it. `over`: nobody else should without a second thought. */
export type GiftVerdict = 'fine' | 'over' | 'barred';

export function judgeGift({
  official,
  spent,
  cost,
}: {
  official: boolean;
  spent: number;
  cost: number | null;
}): GiftVerdict {
  if (!cost || spent + cost <= GIFT_LIMIT) return 'fine';
  return official ? 'barred' : 'over';
}

export interface GreetingContext {
  today: Temporal.PlainDate;
  /** ISO date of the occasion. */
  date: string;
}

/** Reads what was typed into «Поздравил…» as it is stored; an error at each wrong field. */
export function readSaid(
  typed: Record<string, unknown>,
  { today, date }: GreetingContext,
): { said: GreetingSaid } | { errors: Record<string, FieldError> } {
  const { values, errors } = validateFields(GREETING_FIELDS, typed, { today, options: () => [] });
  const earliest = Temporal.PlainDate.from(date).subtract({ days: DAYS_AHEAD }).toString();
  if (typeof values.on === 'string' && values.on < earliest) errors.on = { code: 'greeted-early' };
  return Object.keys(errors).length > 0 ? { errors } : { said: toSaid(values) };
}

function toSaid({ channel, on, gift, cost, note }: Values): GreetingSaid {
  return {
    channel: GREETING_CHANNELS.find((each) => each === channel) ?? null,
    on: text(on),
    gift: text(gift),
    cost: typeof cost === 'number' ? cost : null,
    note: text(note),
  };
}

function text(value: FieldValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A greeting of which only the way is told, if that. */
export function plainSaid(on: string, channel: GreetingChannel | null = null): GreetingSaid {
  return { channel, on, gift: '', cost: null, note: '' };
}

/** The days on which it may be moved: from tomorrow on, while the reminder can still be answered. */
export const MOVED_AT_MOST_DAYS = 13;

export function latestMove(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: MOVED_AT_MOST_DAYS }).toString();
}

/** The author of what counts now may correct it: who did it, or in whose place it was done. */
export function mayCorrect(greeting: Pick<Greeting, 'entries'>, person: string): boolean {
  const { by, onBehalfOf, outcome } = lastEntry(greeting);
  return outcome === 'done' && (by === person || onBehalfOf === person);
}
