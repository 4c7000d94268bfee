import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { TeamsAuthOptions } from '../../bot/teams-auth.ts';

export const APP_ID = '33333333-3333-4333-8333-333333333333';

export interface TokenOptions {
  claims?: JWTPayload;
  /** Epoch seconds. */
  expiresAt?: number;
  notBefore?: number;
  /** `elsewhere` is a key of the issuer for another channel, `bare` one for none; `foreign` is nobody's. */
  key?: 'good' | 'elsewhere' | 'bare' | 'foreign';
}

export interface FakeIssuer {
  auth: TeamsAuthOptions;
  /** A token as Teams sends it to the bot, for this service URL. */
  sign(serviceUrl: string, options?: TokenOptions): Promise<string>;
  close(): Promise<void>;
}

/** What the bot knows Teams by. Each has an address of its own, as the SDK keeps keys per address for a day. */
export async function startFakeIssuer(): Promise<FakeIssuer> {
  const good = await generateKeyPair('RS256', { extractable: true });
  const elsewhere = await generateKeyPair('RS256', { extractable: true });
  const bare = await generateKeyPair('RS256', { extractable: true });
  const foreign = await generateKeyPair('RS256', { extractable: true });
  const pairs = { good, elsewhere, bare, foreign };
  const keys = [
    { ...(await exportJWK(good.publicKey)), kid: 'good', endorsements: ['msteams'] },
    { ...(await exportJWK(elsewhere.publicKey)), kid: 'elsewhere', endorsements: ['webchat'] },
    { ...(await exportJWK(bare.publicKey)), kid: 'bare' },
  ];
  const path = randomUUID();
  const server = createServer((req, res) => {
    const { port } = server.address() as AddressInfo;
    const base = `http://127.0.0.1:${port}/${path}`;
    const isKeys = req.url === `/${path}/keys`;
    const body = isKeys ? { keys } : { issuer: ISSUER, jwks_uri: `${base}/keys` };
    res.writeHead(200, { 'content-type': 'application/json' });
    res.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    auth: authOptions(`http://127.0.0.1:${port}/${path}/metadata`),
    sign: (serviceUrl, { claims = {}, expiresAt, notBefore, key = 'good' } = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      return new SignJWT({ serviceurl: serviceUrl, iss: ISSUER, aud: APP_ID, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: key === 'foreign' ? 'good' : key })
        .setNotBefore(notBefore ?? now - 60)
        .setExpirationTime(expiresAt ?? now + 600)
        .sign(pairs[key].privateKey);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
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
