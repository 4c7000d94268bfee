interface Window {
  requests: number;
  ms: number;
}

/** Limits of Teams for one bot in one conversation; estimates of its documentation. */
const PER_CONVERSATION: Window[] = [
  { requests: 7, ms: 1_000 },
  { requests: 8, ms: 2_000 },
  { requests: 60, ms: 30_000 },
  { requests: 1_800, ms: 3_600_000 },
];

/** And from one bot in one tenant. */
const PER_TENANT: Window[] = [{ requests: 50, ms: 1_000 }];

export interface RateLimits {
  /** Wait before the next request, in ms; 0 takes a place at once. */
  take(tenantId: string, conversationId: string, now: number): number;
  /** Wait of every conversation of the tenant. */
  waitOfTenant(tenantId: string, now: number): number;
}

/** Counts in memory: a restart forgets at most the last second, and Teams still answers 429. */
export function createRateLimits(): RateLimits {
  const tenants = new Map<string, number[]>();
  const conversations = new Map<string, number[]>();
  let lastSwept = 0;

  function sweep(now: number): void {
    if (now - lastSwept < 60_000) return;
    lastSwept = now;
    for (const [id, times] of conversations) {
      if ((times.at(-1) ?? 0) < now - 3_600_000) conversations.delete(id);
    }
  }

  return {
    take: (tenantId, conversationId, now) => {
      sweep(now);
      const tenant = tenants.get(tenantId) ?? [];
      const conversation = conversations.get(conversationId) ?? [];
      const wait = Math.max(waitFor(tenant, PER_TENANT, now), waitFor(conversation, PER_CONVERSATION, now));
      if (wait > 0) return wait;
      tenants.set(tenantId, remember(tenant, PER_TENANT, now));
      conversations.set(conversationId, remember(conversation, PER_CONVERSATION, now));
      return 0;
    },
    waitOfTenant: (tenantId, now) => waitFor(tenants.get(tenantId) ?? [], PER_TENANT, now),
  };
}

/** Milliseconds until every window has room again; `times` are ascending. */
function waitFor(times: readonly number[], windows: readonly Window[], now: number): number {
  return Math.max(
    0,
    ...windows.map((window) => {
      const oldest = times.at(-window.requests);
      return oldest === undefined ? 0 : oldest + window.ms - now;
    }),
  );
}

function remember(times: number[], windows: readonly Window[], now: number): number[] {
  const longest = Math.max(...windows.map((window) => window.ms));
  return [...times.filter((time) => time > now - longest), now];
}
