/** Writes that are committed together and whose callers wait for the disk. */
export interface Group {
  collections: Set<string>;
  waiting: { durable(): void; failed(error: unknown): void }[];
}

/** Makes groups durable in order; those that come while the disk is busy share the next sync. */
export interface SyncQueue {
  add(group: Group): void;
  /** Groups that are committed but not known to be durable, oldest first. */
  pending(): Group[];
  settled(): Promise<void>;
  /** Throws once a sync has failed. */
  check(): void;
}

export function createSyncQueue(sync: () => Promise<void>): SyncQueue {
  let committed: Group[] = [];
  let syncing: Group[] = [];
  let idle = Promise.resolve();
  let broken: { error: unknown } | undefined;

  async function syncAll(): Promise<void> {
    while (committed.length > 0) {
      syncing = committed;
      committed = [];
      try {
        await sync();
        for (const { waiting } of syncing) for (const each of waiting) each.durable();
      } catch (error) {
        // After a failed sync nobody knows what is on the disk: a later one may succeed and still lack it.
        broken = { error };
        for (const group of syncing) failGroup(group, error);
      }
      syncing = [];
    }
  }

  return {
    add: (group) => {
      committed.push(group);
      if (syncing.length === 0) idle = syncAll();
    },
    pending: () => [...syncing, ...committed],
    settled: () => idle,
    check: () => {
      if (broken) throw broken.error;
    },
  };
}

export function failGroup(group: Group, error: unknown): void {
  for (const each of group.waiting) each.failed(error);
}
