import { z } from 'zod';
import type { Logger } from '../kernel/logger.ts';
import type { CompanyFacts, CompanyRegister } from './company-register.ts';

export interface DadataOptions {
  token: string;
  log: Logger;
  /** Addresses of tests lie elsewhere. */
  url?: string;
  timeoutMs?: number;
}

export const DADATA_URL = 'https://suggestions.dadata.ru/suggestions/api/4_1/rs/findById/party';
/** Teams gives an answer five seconds; some of them are for the rest of the turn. */
const TIMEOUT_MS = 3_000;
/** Ten companies with everything that the service tells of them are a tenth of that. */
const MOST_BYTES = 512 * 1024;

const text = z.string().max(2_000).nullish();
const PARTY = z.object({
  inn: text,
  kpp: text,
  ogrn: text,
  okved: text,
  branch_type: text,
  name: z.object({ full_with_opf: text, short_with_opf: text }).nullish(),
  address: z.object({ value: text, unrestricted_value: text }).nullish(),
  state: z.object({ status: text }).nullish(),
});
const ANSWER = z.object({ suggestions: z.array(z.object({ data: PARTY })).max(300) });

type Party = z.output<typeof PARTY>;

/** The state's register as DaData tells it. A failure is a line in the log and nothing to the person. */
export function createDadata({
  token,
  log,
  url = DADATA_URL,
  timeoutMs = TIMEOUT_MS,
}: DadataOptions): CompanyRegister {
  return {
    find: async (inn) => {
      try {
        return pickFacts(await ask(url, token, inn, timeoutMs), inn);
      } catch (error) {
        log.warn({ code: failureOf(error) }, 'the register of companies did not answer');
        return null;
      }
    },
  };
}

async function ask(url: string, token: string, inn: string, timeoutMs: number): Promise<Party[]> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      authorization: `Token ${token}`,
    },
    body: JSON.stringify({ query: inn }),
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Failure(`HTTP_${response.status}`);
  }
  const { suggestions } = parse(await readAll(response));
  return suggestions.map(({ data }) => data);
}

/** Reads no more than a right answer can be long. */
async function readAll(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of response.body ?? []) {
    total += part.length;
    // Leaving the loop ends the transfer.
    if (total > MOST_BYTES) throw new Failure('TOO_LARGE');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(body: string): z.output<typeof ANSWER> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    throw new Failure('NOT_JSON');
  }
  const parsed = ANSWER.safeParse(json);
  if (!parsed.success) throw new Failure('OTHER_ANSWER');
  return parsed.data;
}

const GONE = ['LIQUIDATED', 'LIQUIDATING', 'BANKRUPT'];

/** The head of the company, or an entrepreneur; one that is gone only where there is nothing else. */
function pickFacts(parties: Party[], inn: string): CompanyFacts | null {
  const own = parties.filter((party) => party.inn === inn);
  const alive = own.filter(({ state }) => !GONE.includes(state?.status ?? ''));
  const [first] = [...alive, ...own].toSorted((a, b) => rank(a, alive) - rank(b, alive));
  if (!first) return null;
  const { name, address } = first;
  return {
    fullName: name?.full_with_opf ?? '',
    shortName: name?.short_with_opf ?? name?.full_with_opf ?? '',
    kpp: first.kpp ?? '',
    ogrn: first.ogrn ?? '',
    legalAddress: address?.unrestricted_value ?? address?.value ?? '',
    okved: first.okved ?? '',
  };
}

function rank(party: Party, alive: Party[]): number {
  return (alive.includes(party) ? 0 : 2) + (party.branch_type === 'BRANCH' ? 1 : 0);
}

class Failure extends Error {}

/** A word for the log: never the INN, the token or a piece of the answer. */
function failureOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'TIMEOUT';
  return 'UNREACHABLE';
}
