import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/storage/store.ts';
import { createContractWorld } from './contract-world.ts';
import { describeAudit } from './describe-audit.ts';
import { describeDocuments } from './describe-documents.ts';
import { describeLists } from './describe-lists.ts';
import { describeMoving } from './describe-moving.ts';

export interface OpenedStore {
  store: Store;
  close(): Promise<void>;
}

/** Contract of every store, whatever it is built on. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    const world = createContractWorld();
    let opened: OpenedStore;
    let round = 0;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.close());

    beforeEach(async () => {
      round += 1;
      await world.renew(opened.store, `t${process.pid}-${Date.now()}-${round}`);
    });

    describeDocuments(world);
    describeLists(world);
    describeMoving(world);
    describeAudit(() => opened.store);

    it('answers a ping', async () => {
      await expect(opened.store.ping()).resolves.toBeUndefined();
    });
  });
}
