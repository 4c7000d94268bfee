import type { Doc } from './wire.ts';

export interface HelloOptions {
  address: string;
  standalone: boolean;
  wireVersion: number;
}

/** Presents a server: as the primary of a set of one, or as a server of its own. */
export function hello({ address, standalone, wireVersion }: HelloOptions): Doc {
  const ofSet = { setName: 'double', setVersion: 1, hosts: [address], primary: address, me: address };
  return {
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    ...(standalone ? {} : ofSet),
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: wireVersion,
    readOnly: false,
  };
}
