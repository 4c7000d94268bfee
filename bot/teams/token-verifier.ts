import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../src/kernel/clock.ts';

/** Keys could not be had, so nobody can say whether the token is right: Teams should try again. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys of the token issuer cannot be had', { cause });
    this.name = 'KeysUnavailable';
  }
}

export interface TokenVerifierOptions {
  issuer: string;
  /** The bot's own id: whom the token is for. */
  audience: string;
  /** The issuer's OpenID metadata, which names the address of its keys. */
  metadataUrl: string;
  realClock: Clock;
  /** Within which keys must be there, in milliseconds. */
  keysWithinMs?: number;
}

/** Claims of an activity that its token must make too. */
export interface Claimed {
  serviceUrl: string;
  channelId: string;
}

export interface TokenVerifier {
  /** The claims of a token of Teams. Throws KeysUnavailable, and whatever is wrong with the token. */
  verify(authHeader: string, claimed: Claimed): Promise<JWTPayload>;
}

const KEYS_WITHIN_MS = 4_000;
/** Keys are asked for anew once a day; those at hand go on counting while the issuer does not answer. */
const REFRESH_AFTER_MS = 24 * 3_600_000;
/** Tokens with a key that nobody knows must not make the bot ask at every request. */
const COOLDOWN_MS = 60_000;
/** Seconds by which Microsoft lets clocks differ. */
const CLOCK_TOLERANCE_S = 300;
const ALGORITHMS = ['RS256', 'RS384', 'RS512'];

const METADATA = z.looseObject({ jwks_uri: z.url() });
const KEYS = z.looseObject({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })).min(1),
});
const ENDORSED = z.looseObject({ endorsements: z.array(z.string()) });

type Keys = z.output<typeof KEYS>;

/**
 * Checks tokens of the Bot Connector as its documentation asks ("Authenticate requests from the Bot Connector
 * service to your bot"): the signature by a key that is endorsed for the channel, issuer, audience, both times,
 * and the service that the activity names.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { realClock } = options;
  let keys: Keys | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let loading: Promise<Keys> | null = null;

  function refresh(): Promise<Keys> {
    loading ??= fetchKeys(options)
      .then((fresh) => {
        keys = fresh;
        return fresh;
      })
      .catch((error: unknown) => {
        throw new KeysUnavailable(error);
      })
      .finally(() => {
        loading = null;
      });
    triedAt = realClock.now();
    return loading;
  }

  async function current(): Promise<Keys> {
    if (!keys) return refresh();
    if (realClock.now() - triedAt > REFRESH_AFTER_MS) refresh().catch(() => {});
    return keys;
  }

  async function check(token: string): Promise<{ claims: JWTPayload; kid: string }> {
    try {
      return await checkWith(await current(), token, options);
    } catch (error) {
      const isNewKey = error instanceof errors.JWKSNoMatchingKey && realClock.now() - triedAt > COOLDOWN_MS;
      if (!isNewKey) throw error;
      return checkWith(await refresh(), token, options);
    }
  }

  return {
    verify: async (authHeader, { serviceUrl, channelId }) => {
      const [scheme, token, ...more] = authHeader.split(' ');
      if (scheme !== 'Bearer' || !token || more.length > 0) throw new TypeError('no bearer token');
      const { claims, kid } = await check(token);
      // A skill's token names the skill; nobody calls this bot as one.
      if ((claims.appid ?? options.audience) !== options.audience) throw new TypeError('another bot');
      if (claims.serviceurl !== serviceUrl) throw new TypeError('another service');
      const key = keys?.keys.find((each) => each.kid === kid);
      const endorsements = ENDORSED.safeParse(key).data?.endorsements ?? [];
      if (!endorsements.includes(channelId)) throw new TypeError('a key that is not endorsed');
      return claims;
    },
  };
}

async function checkWith(
  keys: Keys,
  token: string,
  { issuer, audience, realClock }: TokenVerifierOptions,
): Promise<{ claims: JWTPayload; kid: string }> {
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys), {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_TOLERANCE_S,
    requiredClaims: ['exp'],
    currentDate: new Date(realClock.now()),
  });
  return { claims: payload, kid: protectedHeader.kid ?? '' };
}

/** Gives both requests together the time of one. */
async function fetchKeys({
  metadataUrl,
  keysWithinMs = KEYS_WITHIN_MS,
}: TokenVerifierOptions): Promise<Keys> {
  const signal = AbortSignal.timeout(keysWithinMs);
  const { jwks_uri } = METADATA.parse(await fetchJson(metadataUrl, signal));
  return KEYS.parse(await fetchJson(jwks_uri, signal));
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new TypeError(`HTTP ${answer.status}`);
  return answer.json();
}
