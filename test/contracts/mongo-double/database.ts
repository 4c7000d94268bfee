import { BSON } from 'mongodb';
import { createDoubleCollection, type DoubleCollection } from './collection.ts';
import { Fault } from './fault.ts';
import type { Doc } from './wire.ts';

export interface DoubleDatabase {
  /** Collection for writes and ordinary reads. */
  collection(name: string): DoubleCollection;
  /** Collection seen with that concern; with the time of its snapshot, where it asks for one. */
  read(name: string, concern: Doc | undefined): { collection: DoubleCollection; atClusterTime?: unknown };
  /** From here on nothing reaches a majority. */
  stall(): void;
  heal(): void;
  isStalled(): boolean;
  /** The history that snapshots live on is gone. */
  forgetSnapshots(): void;
}

type Collections = Map<string, DoubleCollection>;

export interface DoubleDatabaseOptions {
  hasSnapshots: boolean;
  heedsSnapshots: boolean;
}

export function createDoubleDatabase(options: DoubleDatabaseOptions): DoubleDatabase {
  const live: Collections = new Map();
  const snapshots = new Map<string, Collections>();
  let committed: Collections | null = null;
  let clock = 1;

  function snapshotAt(time: unknown): { collections: Collections; at: unknown } {
    if (!options.hasSnapshots) {
      throw new Fault(
        123,
        'NotAReplicaSet',
        'node needs to be a replica set member to use readConcern: snapshot',
      );
    }
    if (time === undefined) {
      clock += 1;
      const at = BSON.Timestamp.fromBits(clock, 1_700_000_000);
      const collections = committed ?? copyOf(live);
      snapshots.set(String(at), collections);
      return { collections, at };
    }
    const collections = snapshots.get(String(time));
    if (!collections)
      throw new Fault(239, 'SnapshotTooOld', 'Read timestamp is older than the oldest available');
    return { collections, at: time };
  }

  return {
    collection: (name) => inside(live, name),
    read: (name, concern) => {
      if (concern?.level === 'snapshot' && options.heedsSnapshots) {
        const { collections, at } = snapshotAt(concern.atClusterTime);
        return { collection: inside(collections, name), atClusterTime: at };
      }
      const collections = concern?.level === 'majority' && committed ? committed : live;
      return { collection: inside(collections, name) };
    },
    stall: () => {
      committed ??= copyOf(live);
    },
    heal: () => {
      committed = null;
    },
    isStalled: () => committed !== null,
    forgetSnapshots: () => snapshots.clear(),
  };
}

function inside(collections: Collections, name: string): DoubleCollection {
  const known = collections.get(name) ?? createDoubleCollection(name);
  collections.set(name, known);
  return known;
}

function copyOf(collections: Collections): Collections {
  return new Map([...collections].map(([name, collection]) => [name, collection.copy()]));
}
