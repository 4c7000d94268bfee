import { putDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Repo } from '../storage/store.ts';
import { GREETINGS, type Greeting, type GreetingEntry } from './greeting.ts';
import { type Greeted, greetingId, isSettled, yearOf } from './greeting-rules.ts';

export interface PutGreetingDeps {
  greetings: Repo<Greeting>;
  relay: Relay;
}

export interface NewGreeting {
  greeted: Greeted;
  /** ISO date of the occasion. */
  date: string;
  entry: GreetingEntry;
  /** Owed to others by the record, once it is there. */
  effects?: NewEffect[];
}

/**
 * Records one greeting. Whoever comes second in a year gets the first: nobody is greeted twice. What was only
 * moved is taken up.
 */
export async function putGreeting(
  deps: PutGreetingDeps,
  { greeted, date, entry, effects = [] }: NewGreeting,
): Promise<{ greeting: Greeting; isFirst: boolean }> {
  const { client, occasion, contact } = greeted;
  const { unit, appointment } = client.passport;
  const year = yearOf(date);
  const _id = greetingId(client._id, occasion, year);
  let isFirst = false;
  const greeting = await putDocument<Greeting>(deps.relay, deps.greetings, GREETINGS.name, _id, (current) => {
    isFirst = !current || !isSettled(current);
    // Effects may come twice, and late: a move that is known, or that a later one has overtaken, adds nothing.
    if (!isFirst || current?.entries.some((known) => isSame(known, entry) || known.at > entry.at))
      return null;
    const about = { client: client._id, occasion, year, date, contact };
    const doc = { _id, ...about, unit, manager: appointment.manager };
    return {
      doc: { ...doc, entries: [...(current?.entries ?? []), entry] },
      effects: [...traceOf(client._id, 'greeting.recorded', entry), ...effects],
    };
  });
  if (!greeting) throw new TypeError(`greeting ${_id} was not written`);
  return { greeting, isFirst };
}

function isSame(a: GreetingEntry, b: GreetingEntry): boolean {
  return a.at === b.at && a.by === b.by && a.outcome === b.outcome;
}

/** The line in the log, and the client's cards, which tell of it, drawn anew. */
export function traceOf(
  client: string,
  type: 'greeting.recorded' | 'greeting.corrected',
  { outcome, channel, cost, by, onBehalfOf, at }: GreetingEntry,
): NewEffect[] {
  const subject = subjectOf.client(client);
  const entry = { subject, at, by, onBehalfOf, event: { type, outcome, channel, cost } };
  return [
    { name: 'audit', args: { entry } },
    { name: 'cards.redraw', args: { subject } },
  ];
}
