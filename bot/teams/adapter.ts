import { CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationError } from 'botframework-connector';
import type { Activity } from 'botframework-schema';
import type { Logger } from '../../src/kernel/logger.ts';
import type { TeamsAuth } from './teams-auth.ts';
import { KeysUnavailable } from './token-verifier.ts';

type Logic = (context: TurnContext) => Promise<void>;

/** The SDK's adapter, except that what fails is logged here and never told to the caller. */
export class TeamsAdapter extends CloudAdapter {
  private readonly log: Logger;

  constructor(auth: TeamsAuth, log: Logger) {
    super(auth);
    this.log = log;
  }

  protected override async processActivity(
    auth: string | AuthenticateRequestResult,
    activity: Activity,
    logic: Logic,
  ): Promise<InvokeResponse | undefined> {
    try {
      return typeof auth === 'string'
        ? await super.processActivity(auth, activity, logic)
        : await super.processActivity(auth, activity, logic);
    } catch (error) {
      return this.refuse(error, activity);
    }
  }

  private refuse(error: unknown, activity: Activity): InvokeResponse {
    if (error instanceof AuthenticationError) {
      this.log.warn({ reason: reasonOf(error) }, 'request refused: not from Teams');
      return { status: 401, body: { code: 'UNAUTHORIZED' } };
    }
    if (error instanceof KeysUnavailable) {
      this.log.error({ reason: reasonOf(error) }, 'request put off: the keys of Teams cannot be had');
      return { status: 503, body: { code: 'KEYS_UNAVAILABLE' } };
    }
    this.log.error({ err: error, activity: activity.id, type: activity.type }, 'turn failed');
    return { status: 500, body: { code: 'INTERNAL' } };
  }
}

/** The SDK's own words hold key material now and then; the first ones say what was wrong. */
function reasonOf(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? `${cause.name}: ${cause.message.slice(0, 80)}` : 'unknown';
}
