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
import type { Activity } from 'botframework-schema';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Credentials } from '../../src/settings/config.ts';
import { tamePipeline } from './connector-pipeline.ts';
import { BoundedCredentialsFactory } from './token.ts';
import { createTokenVerifier, KeysUnavailable, type TokenVerifier } from './token-verifier.ts';

export interface TeamsAuthOptions {
  /** '' when nobody proves who they are. */
  appId: string;
  /** Issuer of Teams' tokens; null when nobody proves who they are. */
  issuer: string | null;
  sdk: ConfigurationBotFrameworkAuthenticationOptions;
  credentialsFactory?: ServiceClientCredentialsFactory;
  /** Milliseconds for the keys of Teams to come. */
  keysWithinMs?: number;
  /** Milliseconds for a token to come. */
  tokenWithinMs?: number;
}

const TOKEN_WITHIN_MS = 10_000;

const TEAMS_ISSUER = 'https://api.botframework.com';
const TEAMS_KEYS = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;

/** Options by which Teams proves itself to the bot and the bot to Teams. */
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
  /** Null when nobody proves who they are. */
  private readonly tokens: TokenVerifier | null;
  /** Scope of the bot's own tokens. */
  private readonly scope: string;
  private readonly identity: ClaimsIdentity;
  private readonly connectors = new Map<string, Promise<ConnectorClient>>();
  private userTokens: Promise<UserTokenClient> | undefined;

  constructor(options: TeamsAuthOptions, realClock: Clock) {
    const factory =
      options.credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(options.sdk);
    super(options.sdk, new BoundedCredentialsFactory(factory, options.tokenWithinMs ?? TOKEN_WITHIN_MS));
    const { appId: audience, issuer, keysWithinMs, sdk } = options;
    const metadataUrl = sdk.ToBotFromChannelOpenIdMetadataUrl ?? TEAMS_KEYS;
    const within = keysWithinMs === undefined ? {} : { keysWithinMs };
    this.tokens = issuer
      ? createTokenVerifier({ issuer, audience, metadataUrl, realClock, ...within })
      : null;
    this.scope = sdk.ToChannelFromBotOAuthScope ?? AuthenticationConstants.ToChannelFromBotOAuthScope;
    this.identity = new ClaimsIdentity([
      { type: 'aud', value: options.appId },
      { type: 'appid', value: options.appId },
    ]);
  }

  /** Throws AuthenticationError and KeysUnavailable, with nothing in them for the caller. */
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

  /**
   * Without credentials the SDK lets in everybody without a token; what one says is not asked. With them its own
   * checks are not used: they have gaps, and write keys to the console.
   */
  private async verify(activity: Activity, authHeader: string): Promise<AuthenticateRequestResult> {
    if (!this.tokens) return super.authenticateRequest(activity, '');
    try {
      const claims = await this.tokens.verify(authHeader, activity);
      const listed = Object.entries(claims).map(([type, value]) => ({ type, value: String(value) }));
      return { audience: this.scope, claimsIdentity: new ClaimsIdentity(listed, true) };
    } catch (cause) {
      if (cause instanceof KeysUnavailable) throw cause;
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
