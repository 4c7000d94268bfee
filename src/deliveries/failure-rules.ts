/** Ways for a call to the service to fail. */
export type FailureKind =
  | 'throttled'
  | 'unavailable'
  | 'no-answer'
  | 'unclear'
  | 'unauthorized'
  | 'no-token'
  | 'blocked'
  | 'gone'
  | 'refused'
  | 'too-large'
  | 'internal';

/** The next try comes after `firstMs`, each later one `factor` times later, up to `longestMs`. */
export interface RetryPlan {
  firstMs: number;
  factor: number;
  longestMs: number;
  /** Tries in all, the first one included; null for no end. */
  tries: number | null;
}

/** Meaning of one kind of failure for a delivery. */
export interface FailureRule {
  /** HTTP statuses of the Bot Connector. What no rule names is `unclear`. */
  statuses: readonly number[];
  /** `unreachable`: nothing more goes to the recipient until heard again. */
  outcome: RetryPlan | 'unreachable' | 'give-up';
  /** Passes so soon, often enough, that a person who waits for an answer is made to wait for another try. */
  isBrief?: true;
  /** A message to be redrawn is gone: a new one takes its place. */
  redrawAnew?: true;
  /** `everybody`: nothing can go out at all until it is mended. */
  concerns: 'recipient' | 'everybody';
  source: string;
}

const MINUTE_MS = 60_000;
/** Nobody waits longer for the next try, whatever the service asks for. */
export const LONGEST_DELAY_MS = 15 * MINUTE_MS;

/** About a day. A trouble of a moment costs no more than that. */
const SOON: RetryPlan = { firstMs: 100, factor: 1.7, longestMs: LONGEST_DELAY_MS, tries: 145 };
/** About a day as well, by a service that asks for less. */
const LATER: RetryPlan = { firstMs: 1_000, factor: 2, longestMs: LONGEST_DELAY_MS, tries: 138 };
/** Few and slow, as each of them may be a second copy. */
const ABOUT_AN_HOUR: RetryPlan = { firstMs: MINUTE_MS, factor: 4, longestMs: 45 * MINUTE_MS, tries: 5 };
export const WITHOUT_END: RetryPlan = { firstMs: 5_000, factor: 2, longestMs: LONGEST_DELAY_MS, tries: null };

const TEAMS_LIMITS =
  'Teams, "Optimize your bot with rate limiting": 412, 429, 502, 503, 504 are to be retried';
const TEAMS_STATUSES = 'Teams, "Status codes from bot conversational APIs"';

/**
 * Every way in which a call to the Bot Connector can fail, and what comes of it. The service takes no key that
 * would make a repetition safe, so what may have arrived is tried less often than what surely has not.
 */
export const FAILURES: Record<FailureKind, FailureRule> = {
  throttled: {
    statuses: [429],
    outcome: LATER,
    isBrief: true,
    concerns: 'recipient',
    source: `${TEAMS_LIMITS}; RFC 6585 section 4 for Retry-After`,
  },
  unavailable: {
    statuses: [408, 412, 502, 503, 504],
    outcome: SOON,
    isBrief: true,
    concerns: 'recipient',
    source: `${TEAMS_LIMITS}; RFC 9110 section 15.5.9 for 408, section 10.2.3 for Retry-After`,
  },
  'no-answer': {
    statuses: [],
    outcome: SOON,
    isBrief: true,
    concerns: 'recipient',
    source: 'no connection, a connection that broke, or nothing within the deadline',
  },
  unclear: {
    statuses: [409, 500, 501, 520],
    outcome: ABOUT_AN_HOUR,
    concerns: 'recipient',
    source: `${TEAMS_STATUSES}: 500 is not to be retried; in public reports it is random and may follow a message that arrived`,
  },
  unauthorized: {
    statuses: [401],
    outcome: WITHOUT_END,
    concerns: 'everybody',
    source: `${TEAMS_STATUSES}: 401. Ends once the secret is renewed`,
  },
  'no-token': {
    statuses: [],
    outcome: WITHOUT_END,
    concerns: 'everybody',
    source: 'the login host of Entra: not reached, or AADSTS7000222 and its like. Ends as 401 does',
  },
  blocked: {
    statuses: [403],
    outcome: 'unreachable',
    concerns: 'recipient',
    source: `${TEAMS_STATUSES}: 403, the bot was removed, blocked or never installed`,
  },
  gone: {
    statuses: [404],
    outcome: 'unreachable',
    redrawAnew: true,
    concerns: 'recipient',
    source: `${TEAMS_STATUSES}: 404, the conversation or the message is not there`,
  },
  refused: {
    statuses: [400],
    outcome: 'give-up',
    concerns: 'recipient',
    source: `${TEAMS_STATUSES}: 400, the message itself is wrong`,
  },
  'too-large': {
    statuses: [413],
    outcome: 'give-up',
    concerns: 'recipient',
    source: `${TEAMS_STATUSES}: 413 MessageSizeTooBig`,
  },
  internal: {
    statuses: [],
    outcome: SOON,
    concerns: 'recipient',
    source: 'a card that cannot be drawn, or the store: may pass, or be mended by the next release',
  },
};

const KINDS = new Map(
  (Object.keys(FAILURES) as FailureKind[]).flatMap((kind) =>
    FAILURES[kind].statuses.map((status) => [status, kind] as const),
  ),
);

export function failureOfStatus(status: number): FailureKind {
  return KINDS.get(status) ?? 'unclear';
}
