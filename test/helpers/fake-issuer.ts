import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { TeamsAuthOptions } from '../../bot/teams/teams-auth.ts';

export const APP_ID = '33333333-3333-4333-8333-333333333333';

export interface TokenOptions {
  claims?: JWTPayload;
  /** Epoch seconds. */
  expiresAt?: number;
  notBefore?: number;
  /** A token that never runs out. */
  endless?: boolean;
  /**
   * `elsewhere` is a key of the issuer for another channel, `bare` one for none; `foreign` is nobody's, `new` one
   * that the issuer has not published.
   */
  key?: 'good' | 'elsewhere' | 'bare' | 'foreign' | 'new';
}

/** `keys-hang` answers with metadata and never with keys. */
export type Answering = 'well' | 'error' | 'html' | 'nonsense' | 'hang' | 'keys-hang' | 'reset';

export interface FakeIssuer {
  auth: TeamsAuthOptions;
  /** A token as Teams sends it to the bot, for this service URL. */
  sign(serviceUrl: string, options?: TokenOptions): Promise<string>;
  /** Sets how the addresses of metadata and keys answer from now on. */
  answer(how: Answering): void;
  /** Counts requests for keys. */
  asked(): number;
  close(): Promise<void>;
}

/** Issuer that the bot knows Teams by, at an address of its own: the SDK keeps keys per address for a day. */
export async function startFakeIssuer(): Promise<FakeIssuer> {
  const good = await generateKeyPair('RS256', { extractable: true });
  const elsewhere = await generateKeyPair('RS256', { extractable: true });
  const bare = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256', { extractable: true });
  const pairs = { good, elsewhere, bare, foreign, new: foreign };
  const keys = [
    { ...(await exportJWK(good.publicKey)), kid: 'good', endorsements: ['msteams'] },
    { ...(await exportJWK(elsewhere.publicKey)), kid: 'elsewhere', endorsements: ['webchat'] },
    { ...(await exportJWK(bare.publicKey)), kid: 'bare' },
  ];
  const path = randomUUID();
  let how: Answering = 'well';
  let asked = 0;
  const server = createServer((req, res) => {
    const { port } = server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}/${path}`;
    const isKeys = req.url === `/${path}/keys`;
    if (isKeys) asked += 1;
    if (how !== 'well' && (how !== 'keys-hang' || isKeys)) return answerBadly(res, how);
    const body = isKeys ? { keys } : { issuer: ISSUER, jwks_uri: `${base}/keys` };
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    auth: authOptions(`http://127.0.0.1:${port}/${path}/metadata`),
    sign: (serviceUrl, { claims = {}, expiresAt, notBefore, endless = false, key = 'good' } = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const token = new SignJWT({ serviceurl: serviceUrl, iss: ISSUER, aud: APP_ID, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: key === 'foreign' ? 'good' : key })
        .setNotBefore(notBefore ?? now - 60);
      if (!endless) token.setExpirationTime(expiresAt ?? now + 600);
      return token.sign(pairs[key].privateKey);
    },
    answer: (next) => {
      how = next;
    },
    asked: () => asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answerBadly(res: ServerResponse, how: Exclude<Answering, 'well'>): void {
  if (how === 'hang' || how === 'keys-hang') return;
  if (how === 'reset') {
    res.destroy();
    return;
  }
  const status = how === 'error' ? 500 : 200;
  res.writeHead(status, { 'content-type': how === 'nonsense' ? 'application/json' : 'text/html' });
  res.end(how === 'nonsense' ? '{"keys":[]}' : '<html>Please log in</html>');
}

const ISSUER = 'https://api.botframework.com';

/** Given one parameter of its own, the SDK takes none of its defaults. */
function authOptions(metadataUrl: string): TeamsAuthOptions {
  return {
    appId: APP_ID,
    issuer: ISSUER,
    sdk: {
      MicrosoftAppId: APP_ID,
      MicrosoftAppTenantId: '11111111-1111-4111-8111-111111111111',
      ToBotFromChannelTokenIssuer: ISSUER,
      ToBotFromChannelOpenIdMetadataUrl: metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: metadataUrl,
      ToChannelFromBotLoginUrl: 'https://login.example.test',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: 'https://token.example.test',
    },
    credentialsFactory: {
      isValidAppId: async (appId: string) => appId === APP_ID,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
          request.headers.set('authorization', 'Bearer bot-token');
          return request;
        },
      }),
    } as unknown as NonNullable<TeamsAuthOptions['credentialsFactory']>,
  };
}
