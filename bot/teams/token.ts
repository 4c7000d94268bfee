import { type ServiceClientCredentials, ServiceClientCredentialsFactory } from 'botframework-connector';
import { within } from '../../src/kernel/within.ts';

/** The bot cannot prove who it is: its secret is wrong or has expired, or the login host does not answer. */
export class NoToken extends Error {
  /** Code such as `AADSTS7000222` for a secret that has expired: all of the cause that may be logged. */
  readonly code: string;

  constructor(cause: unknown) {
    super('no token for the connector', { cause });
    this.name = 'NoToken';
    this.code = codeOf(cause);
  }
}

function codeOf(cause: unknown): string {
  const { message, errorCode, code, name } = (cause ?? {}) as Record<string, unknown>;
  const codes = [/AADSTS\d+/.exec(String(message))?.[0], errorCode, code, name];
  return codes.find((each) => typeof each === 'string') ?? 'unknown';
}

type WebResource = Parameters<ServiceClientCredentials['signRequest']>[0];

/**
 * The SDK's credentials, except that a token that does not come ends the call: the login library has no deadline,
 * and throws many kinds of error.
 */
export class BoundedCredentialsFactory extends ServiceClientCredentialsFactory {
  private readonly inner: ServiceClientCredentialsFactory;
  private readonly withinMs: number;

  constructor(inner: ServiceClientCredentialsFactory, withinMs: number) {
    super();
    this.inner = inner;
    this.withinMs = withinMs;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return this.inner.isValidAppId(appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return this.inner.isAuthenticationDisabled();
  }

  override async createCredentials(
    ...args: Parameters<ServiceClientCredentialsFactory['createCredentials']>
  ): Promise<ServiceClientCredentials> {
    const credentials = await this.inner.createCredentials(...args);
    return { signRequest: (request: WebResource) => sign(credentials, request, this.withinMs) };
  }
}

async function sign(
  credentials: ServiceClientCredentials,
  request: WebResource,
  withinMs: number,
): Promise<WebResource> {
  try {
    const signed = credentials.signRequest(request);
    if (await within(withinMs, signed)) return await signed;
  } catch (error) {
    throw new NoToken(error);
  }
  throw new NoToken(new DOMException('no token in time', 'TimeoutError'));
}
