import type { Client } from '../clients/client.ts';
import { findOwnClients } from '../clients/register/find-own-clients.ts';
import type { ListClientsDeps } from '../clients/register/list-clients.ts';
import { normaliseWords } from '../storage/words.ts';
import { splitNamed } from './name-rules.ts';

/** Words of a note with the clients that they may be about. */
export interface NotedClients {
  /** Exactly one when it is plain; own ones that fit, or, where none does, those of the person at all. */
  clients: Client[];
  /** True when the words name one of them. */
  named: boolean;
  /** Words behind the name; all of them while it is not plain whom they name. */
  text: string;
}

const MOST_WORDS = 4;
/** A shorter word begins too many names to tell two clients apart. */
const LEAST_LETTERS = 3;
const LOOKED_AT = 6;
const OFFERED = 25;

/** Tells whom a line such as «ромашка звонил, ждут договор» is about, among the clients whom its author answers for. */
export async function findNotedClients(
  deps: ListClientsDeps,
  { actor, line }: { actor: string; line: string },
): Promise<NotedClients> {
  const { words, most } = splitNamed(line);
  const fits = await narrowDown(deps, actor, words.slice(0, most));
  const [only] = fits.clients;
  if (only && fits.clients.length === 1) {
    const text = withoutName(words.slice(fits.used), only).join(' ');
    return { clients: [only], named: true, text };
  }
  const text = line.trim();
  if (fits.clients.length > 1) return { clients: fits.clients, named: true, text };
  const within = await findWithin(deps, actor, words);
  if (within) return { clients: [within], named: true, text };
  const own = await findOwnClients(deps, { actor, limit: OFFERED });
  return { clients: own.clients, named: false, text };
}

/** The client whom a word further on names alone: «звонил ромашке». */
async function findWithin(deps: ListClientsDeps, actor: string, words: string[]): Promise<Client | null> {
  for (const word of words.slice(1, LOOKED_AT)) {
    if (normaliseWords(word).join('').length <= LEAST_LETTERS) continue;
    const { clients } = await findOwnClients(deps, { actor, text: word, limit: 2 });
    const [only] = clients;
    if (only && clients.length === 1) return only;
  }
  return null;
}

/** Word by word: the next one counts as a part of the name as long as it is needed and some client has it. */
async function narrowDown(
  deps: ListClientsDeps,
  actor: string,
  words: string[],
): Promise<{ clients: Client[]; used: number }> {
  let best: { clients: Client[]; used: number } = { clients: [], used: 0 };
  for (let used = 1; used <= Math.min(words.length, MOST_WORDS); used += 1) {
    const text = words.slice(0, used).join(' ');
    const { clients } = await findOwnClients(deps, { actor, text, limit: OFFERED });
    if (clients.length === 0) return best;
    best = { clients, used };
    if (clients.length === 1 || (words[used]?.length ?? 0) < LEAST_LETTERS) return best;
  }
  return best;
}

/** Words that are left of the name: «сервис» behind «ромашка», where the client is «Ромашка-сервис». */
function withoutName(words: string[], client: Client): string[] {
  const name = new Set(normaliseWords(client.passport.shortName));
  const first = words.findIndex((word) => normaliseWords(word).some((each) => !name.has(each)));
  return first < 0 ? [] : words.slice(first);
}
