import type { Client } from '../../clients/client.ts';
import { GIFT_LIMIT } from '../greeting-rules.ts';
import type { Intent } from '../intent.ts';
import type { PlanLine } from './plan-line.ts';

/** Gifts of a plan to one client. */
export interface ClientGifts {
  client: string;
  name: string;
  /** Kopecks given, and kopecks meant for what is still to do. */
  spent: number;
  meant: number;
  /** Somebody there serves the state, and may not be given more. */
  official: boolean;
  /** `near`: what is given and meant comes close to the limit. */
  standing: 'fine' | 'near' | 'over';
}

/** Share of the limit from which gifts are watched. */
const NEAR = 0.8;

/** Clients to whom something was given or is meant, those of most first. */
export function giftsOf(
  lines: readonly PlanLine[],
  clients: ReadonlyMap<string, Client>,
  intents: ReadonlyMap<string, Intent>,
): ClientGifts[] {
  const byClient = [...Map.groupBy(lines, ({ client }) => client)];
  const all = byClient.map(([client, theirs]): ClientGifts => {
    const given = theirs.map(({ status, entry }) => (status === 'done' ? (entry?.cost ?? 0) : 0));
    const open = theirs.filter(({ status }) => status !== 'done' && status !== 'skipped');
    const spent = sum(given);
    const meant = sum(open.map(({ id }) => intents.get(id)?.cost ?? 0));
    const contacts = clients.get(client)?.passport.contacts ?? [];
    return {
      client,
      name: theirs[0]?.name ?? client,
      spent,
      meant,
      official: contacts.some((contact) => contact.official === true),
      standing: standingOf(spent, meant),
    };
  });
  return all
    .filter(({ spent, meant }) => spent + meant > 0)
    .toSorted((a, b) => b.spent + b.meant - a.spent - a.meant);
}

function standingOf(spent: number, meant: number): ClientGifts['standing'] {
  if (spent > GIFT_LIMIT) return 'over';
  return spent + meant > NEAR * GIFT_LIMIT ? 'near' : 'fine';
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
