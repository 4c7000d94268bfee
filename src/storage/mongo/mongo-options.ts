import type { MongoClientOptions, WriteConcernSettings } from 'mongodb';
import type { Patience } from './patience.ts';

const MOST_CONNECTIONS = 50;

/** Our defaults, each where the URI is silent about it: what the URI says stands. */
export function mongoOptions(uri: string, patience: Patience): MongoClientOptions {
  const said = saidIn(uri);
  const unless = <T extends object>(names: string[], options: T): Partial<T> =>
    names.some((name) => said.has(name.toLowerCase())) ? {} : options;
  const writeConcern: WriteConcernSettings = {
    ...unless(['w'], { w: 'majority' as const }),
    ...unless(['journal', 'j'], { journal: true }),
    ...(patience.majorityMs > 0
      ? unless(['wtimeoutMS', 'wtimeout'], { wtimeoutMS: patience.majorityMs })
      : {}),
  };
  return {
    ...unless(['appName'], { appName: 'vip-desk' }),
    ...unless(['maxPoolSize'], { maxPoolSize: MOST_CONNECTIONS }),
    ...unless(['serverSelectionTimeoutMS'], { serverSelectionTimeoutMS: patience.selectionMs }),
    ...unless(['connectTimeoutMS'], { connectTimeoutMS: patience.connectMs }),
    ...unless(['socketTimeoutMS'], { socketTimeoutMS: patience.socketMs }),
    ...unless(['waitQueueTimeoutMS'], { waitQueueTimeoutMS: patience.queueMs }),
    ...(Object.keys(writeConcern).length > 0 ? { writeConcern } : {}),
  };
}

/** Names of the URI's options in lower case: MongoDB reads them in any. */
function saidIn(uri: string): Set<string> {
  const query = uri.slice(uri.indexOf('?') + 1);
  const names = uri.includes('?') ? new URLSearchParams(query).keys() : [];
  return new Set([...names].map((name) => name.toLowerCase()));
}
