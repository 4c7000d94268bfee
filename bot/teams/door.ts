import type { z } from 'zod';
import { ACTIVITY, type Admitted } from './activity.ts';

export interface DoorRules {
  /** Lower case. An empty list lets every tenant in, which is for loopback without credentials only. */
  tenants: readonly string[];
  /** Bot tokens and personal data are sent to that address, so it must be Teams. */
  isServiceUrl(url: string): boolean;
}

export type DoorCode =
  | 'BAD_ACTIVITY'
  | 'WRONG_CHANNEL'
  | 'WRONG_TENANT'
  | 'WRONG_SERVICE'
  | 'NO_CONVERSATION'
  | 'NO_SENDER';

export interface DoorRefusal {
  status: 400 | 403;
  code: DoorCode;
}

/** Verdict on a body: why it is refused, or the activity that is handed on. */
export type AtDoor = { refusal: DoorRefusal } | { activity: Admitted };

/** Refuses bodies before the SDK sees them. */
export function admit(body: unknown, rules: DoorRules): AtDoor {
  const parsed = ACTIVITY.safeParse(body);
  if (!parsed.success) return { refusal: refuseShape(parsed.error) };
  const refusal = refuse(parsed.data, rules);
  return refusal ? { refusal } : { activity: parsed.data };
}

function refuse(activity: Admitted, rules: DoorRules): DoorRefusal | null {
  if (!rules.isServiceUrl(activity.serviceUrl)) return { status: 403, code: 'WRONG_SERVICE' };
  const { channelData, conversation, from, type } = activity;
  if (!isTenantAllowed([channelData?.tenant?.id, conversation.tenantId], rules.tenants)) {
    return { status: 403, code: 'WRONG_TENANT' };
  }
  const speaks = type === 'message' || type === 'invoke';
  return speaks && !from.aadObjectId ? { status: 400, code: 'NO_SENDER' } : null;
}

/** The field that is wrong says why, in the order in which the door looks at them. */
const CODES: [string, DoorRefusal][] = [
  // Any other channel, AseChannel above all, has the SDK check other tokens.
  ['channelId', { status: 400, code: 'WRONG_CHANNEL' }],
  ['serviceUrl', { status: 403, code: 'WRONG_SERVICE' }],
  ['channelData', { status: 403, code: 'WRONG_TENANT' }],
  ['conversation', { status: 400, code: 'NO_CONVERSATION' }],
  ['from', { status: 400, code: 'NO_SENDER' }],
];

function refuseShape(error: z.ZodError): DoorRefusal {
  const wrong = error.issues.map(({ path }) => path[0]);
  const isWhole = wrong.includes(undefined) || wrong.includes('type');
  const found = isWhole ? undefined : CODES.find(([field]) => wrong.includes(field));
  return found?.[1] ?? { status: 400, code: 'BAD_ACTIVITY' };
}

/** Tenants stand in two places; those that are there must be on the list, and one of them must be there. */
function isTenantAllowed(places: (string | undefined)[], tenants: readonly string[]): boolean {
  const named = places.filter((tenant) => tenant !== undefined);
  const distinct = new Set(named.map((tenant) => tenant.toLowerCase()));
  const [tenant] = distinct;
  if (distinct.size !== 1 || !tenant) return false;
  return tenants.length === 0 || tenants.includes(tenant);
}

const SERVICE_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

/** The Bot Connector of Teams and its sovereign clouds. */
export function isTeamsService(url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || parsed.port !== '') return false;
  return SERVICE_HOSTS.includes(parsed.hostname);
}

/** Playground and tests: this machine only. */
export function isLoopbackService(url: string): boolean {
  const parsed = URL.parse(url);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol) || parsed.username !== '') return false;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(parsed.hostname);
}
