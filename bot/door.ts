import { z } from 'zod';

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

const id = z.string().min(1).max(2_000);

const ACTIVITY = z.looseObject({
  type: id,
  channelId: z.unknown().optional(),
  serviceUrl: z.unknown().optional(),
  conversation: z.unknown().optional(),
  from: z.unknown().optional(),
  channelData: z.unknown().optional(),
});

const CONVERSATION = z.looseObject({ id, tenantId: z.string().optional() });
const SENDER = z.looseObject({ id, aadObjectId: z.string().optional() });
const CHANNEL_DATA = z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() });

/** What is refused before the SDK sees it; null lets the activity in. */
export function refuseAtDoor(body: unknown, rules: DoorRules): DoorRefusal | null {
  const activity = ACTIVITY.safeParse(body).data;
  if (!activity) return { status: 400, code: 'BAD_ACTIVITY' };
  // Any other channel, AseChannel above all, has the SDK check other tokens.
  if (activity.channelId !== 'msteams') return { status: 400, code: 'WRONG_CHANNEL' };
  if (typeof activity.serviceUrl !== 'string' || !rules.isServiceUrl(activity.serviceUrl)) {
    return { status: 403, code: 'WRONG_SERVICE' };
  }
  const conversation = CONVERSATION.safeParse(activity.conversation).data;
  if (!conversation) return { status: 400, code: 'NO_CONVERSATION' };
  if (!isTenantAllowed(activity.channelData, conversation.tenantId, rules.tenants)) {
    return { status: 403, code: 'WRONG_TENANT' };
  }
  const sender = SENDER.safeParse(activity.from).data;
  const speaks = activity.type === 'message' || activity.type === 'invoke';
  if (!sender || (speaks && !sender.aadObjectId)) return { status: 400, code: 'NO_SENDER' };
  return null;
}

/** Both places name the tenant; whatever is there must be on the list, and one of them must be there. */
function isTenantAllowed(
  channelData: unknown,
  conversationTenant: string | undefined,
  tenants: readonly string[],
): boolean {
  const parsed = CHANNEL_DATA.safeParse(channelData ?? {});
  if (!parsed.success) return false;
  const named = [parsed.data.tenant?.id, conversationTenant].filter((tenant) => tenant !== undefined);
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
