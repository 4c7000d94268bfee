import type { Client } from '../clients/client.ts';
import { maySeeContacts } from '../clients/client-access-rules.ts';
import { changeDocument } from '../effects/change.ts';
import type { FieldError } from '../forms/field.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Actor } from '../people/actor.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import type { Repo } from '../storage/store.ts';
import { checkGift, GIFT_BARRED } from './check-gift.ts';
import { GREETINGS, type Greeting } from './greeting.ts';
import { lastEntry, mayCorrect, readSaid } from './greeting-rules.ts';
import { type PutGreetingDeps, traceOf } from './put-greeting.ts';

export interface CorrectGreetingDeps extends PutGreetingDeps, LoadActorDeps {
  clients: Repo<Client>;
  clock: Clock;
}

export interface CorrectGreetingInput {
  greeting: string;
  /** Count of entries that the clicked card showed. */
  entries: number;
  typed: Record<string, unknown>;
  by: string;
}

/**
 * Puts right what was told of a greeting, as an entry of its own: what was told before stays. Throws NOT_FOUND for
 * anybody but its author while they may see the client's contacts, STALE once somebody has corrected it.
 */
export async function correctGreeting(
  deps: CorrectGreetingDeps,
  { greeting: id, entries, typed, by }: CorrectGreetingInput,
): Promise<Record<string, FieldError>> {
  const { greeting: known, client, author } = await getOwn(deps, id, by);
  const date = today(deps.clock, await deps.directory.zoneOf(author.person));
  const read = readSaid(typed, { today: date, date: known.date });
  if ('errors' in read) return read.errors;
  const { said } = read;
  const greeted = { client, occasion: known.occasion, contact: known.contact };
  if ((await checkGift(deps, greeted, said, id)) === 'barred') return GIFT_BARRED;
  await changeDocument(
    deps.relay,
    deps.greetings,
    GREETINGS.name,
    async () => (await getOwn(deps, id, by)).greeting,
    (current) => {
      if (current.entries.length !== entries) throw new AppError('STALE');
      const last = lastEntry(current);
      const at = new Date(deps.clock.now()).toISOString();
      const onBehalfOf = author.principals.some(({ _id }) => _id === last.onBehalfOf)
        ? last.onBehalfOf
        : null;
      const entry = { ...said, outcome: 'done' as const, reason: '', by, onBehalfOf, at };
      const effects = traceOf(current.client, 'greeting.corrected', entry);
      return { doc: { ...current, entries: [...current.entries, entry] }, effects };
    },
  );
  return {};
}

interface Own {
  greeting: Greeting;
  client: Client;
  author: Actor;
}

async function getOwn(deps: CorrectGreetingDeps, id: string, by: string): Promise<Own> {
  const greeting = await deps.greetings.get(id);
  const client = greeting && (await deps.clients.get(greeting.client));
  const author = await loadActor(deps, by);
  if (!greeting || !client || !mayCorrect(greeting, by) || !maySeeContacts(author, client)) {
    throw new AppError('NOT_FOUND', { message: `no greeting ${id} of ${by}` });
  }
  return { greeting, client, author };
}
