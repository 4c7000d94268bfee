import {
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import type { Activity } from 'botframework-schema';
import type { Credentials } from '../src/config.ts';
import { tamePipeline } from './connector-pipeline.ts';
import { BoundedCredentialsFactory } from './token.ts';

export interface TeamsAuthOptions {
  /** '' when nobody proves who they are. */
  appId: string;
  /** Who signs the tokens of Teams; null when nobody proves who they are. */
  issuer: string | null;
  sdk: ConfigurationBotFrameworkAuthenticationOptions;
  credentialsFactory?: ServiceClientCredentialsFactory;
  /** How long a token may take to come. */
  tokenWithinMs?: number;
}

const TOKEN_WITHIN_MS = 10_000;

const TEAMS_ISSUER = 'https://api.botframework.com';
const TEAMS_KEYS = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;

/** How Teams proves itself to the bot and the bot to Teams, from the settings. */
export function teamsAuthOptions(credentials: Credentials | null): TeamsAuthOptions {
  if (!credentials) return { appId: '', issuer: null, sdk: {} };
  const { appId, appType, tenantId, password, certificateThumbprint, certificatePrivateKey } = credentials;
  return {
    appId,
    issuer: TEAMS_ISSUER,
    sdk: {
      MicrosoftAppId: appId,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: tenantId,
      ...(password === '' ? {} : { MicrosoftAppPassword: password }),
      ...(certificateThumbprint === ''
        ? {}
        : { CertificateThumbprint: certificateThumbprint, CertificatePrivateKey: certificatePrivateKey }),
    },
  };
}

/** The SDK's authentication with its gaps closed and its hidden retries off. */
export class TeamsAuth extends ConfigurationBotFrameworkAuthentication {
  private readonly issuer: string | null;
  private readonly keysUrl: string;
  private readonly identity: ClaimsIdentity;
  private readonly connectors = new Map<string, Promise<ConnectorClient>>();
  private userTokens: Promise<UserTokenClient> | undefined;

  constructor(options: TeamsAuthOptions) {
    const factory =
      options.credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(options.sdk);
    super(options.sdk, new BoundedCredentialsFactory(factory, options.tokenWithinMs ?? TOKEN_WITHIN_MS));
    this.issuer = options.issuer;
    this.keysUrl = options.sdk.ToBotFromChannelOpenIdMetadataUrl ?? TEAMS_KEYS;
    this.identity = new ClaimsIdentity([
      { type: 'aud', value: options.appId },
      { type: 'appid', value: options.appId },
    ]);
  }

  /** Throws AuthenticationError, whatever the SDK throws, with nothing in it for the caller. */
  override async authenticateRequest(
    activity: Activity,
    authHeader: string,
  ): Promise<AuthenticateRequestResult> {
    const result = await this.verify(activity, authHeader);
    const factory = this.connectorFactory();
    return { ...result, connectorFactory: factory };
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.connectorFactory();
  }

  /** No user tokens are ever asked for; one client is enough for the turns that carry it. */
  override createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    this.userTokens ??= super.createUserTokenClient(claimsIdentity);
    return this.userTokens;
  }

  /** The client for one service, without retries: what is retried is decided by the deliveries. */
  connectorFor(serviceUrl: string): Promise<ConnectorClient> {
    const known = this.connectors.get(serviceUrl);
    if (known) return known;
    const fresh = super.createConnectorFactory(this.identity).create(serviceUrl).then(tamePipeline);
    this.connectors.set(serviceUrl, fresh);
    fresh.catch(() => this.connectors.delete(serviceUrl));
    return fresh;
  }

  private async verify(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    try {
      const result = await super.authenticateRequest(activity, authHeader);
      if (this.issuer !== null) {
        requireTeams(result.claimsIdentity, this.issuer, activity.serviceUrl);
        await requireEndorsedKey(this.keysUrl, authHeader, activity.channelId);
      }
      return result;
    } catch (cause) {
      throw Object.assign(new AuthenticationError('unauthorized', 401), { cause });
    }
  }

  private connectorFactory(): ConnectorFactory {
    return new SharedConnectors((serviceUrl) => this.connectorFor(serviceUrl));
  }
}

class SharedConnectors extends ConnectorFactory {
  private readonly connectorFor: (serviceUrl: string) => Promise<ConnectorClient>;

  constructor(connectorFor: (serviceUrl: string) => Promise<ConnectorClient>) {
    super();
    this.connectorFor = connectorFor;
  }

  override create(serviceUrl: string): Promise<ConnectorClient> {
    return this.connectorFor(serviceUrl);
  }
}

/** The SDK also takes tokens of its emulator and of skills, which name no service. */
function requireTeams(identity: ClaimsIdentity, issuer: string, serviceUrl: string): void {
  if (identity.getClaimValue('iss') !== issuer) throw new TypeError('another issuer');
  if (identity.getClaimValue('serviceurl') !== serviceUrl) throw new TypeError('another service');
}

interface KeyCache {
  getOrAddOpenIdMetadata(url: string): {
    getKey(id: string): Promise<{ endorsements?: string[] } | null>;
  };
}

/**
 * The SDK lets a key without endorsements sign for every channel. Its own cache of keys, by now filled, is
 * asked again; a renamed one fails loudly.
 */
async function requireEndorsedKey(keysUrl: string, authHeader: string, channelId: string): Promise<void> {
  const [header = ''] = (authHeader.split(' ')[1] ?? '').split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { kid: string };
  const cache = JwtTokenExtractor as unknown as KeyCache;
  const key = await cache.getOrAddOpenIdMetadata(keysUrl).getKey(kid);
  if (!key?.endorsements?.includes(channelId)) throw new TypeError('a key that is not endorsed');
}
