import { describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { mongoOptions } from '../../../src/storage/mongo/mongo-options.ts';
import { BOT_PATIENCE, TOOL_PATIENCE } from '../../../src/storage/mongo/patience.ts';

const URI = 'mongodb://127.0.0.1:1/double';

/** Options of the driver from the URI and our defaults together. */
function heard(query: string, patience = BOT_PATIENCE) {
  const uri = `${URI}${query}`;
  return new MongoClient(uri, mongoOptions(uri, patience)).options;
}

describe('the options of MongoDB', () => {
  it('are durable on a majority and bounded in time where the URI says nothing', () => {
    const options = heard('');

    expect(options.writeConcern).toMatchObject({
      w: 'majority',
      journal: true,
      wtimeoutMS: BOT_PATIENCE.majorityMs,
    });
    expect(options).toMatchObject({
      appName: 'vip-desk',
      retryWrites: true,
      retryReads: true,
      serverSelectionTimeoutMS: BOT_PATIENCE.selectionMs,
      connectTimeoutMS: BOT_PATIENCE.connectMs,
      socketTimeoutMS: BOT_PATIENCE.socketMs,
      waitQueueTimeoutMS: BOT_PATIENCE.queueMs,
      maxPoolSize: 50,
    });
    expect(options.readPreference.mode).toBe('primary');
  });

  it.each<[string, (options: ReturnType<typeof heard>) => unknown, unknown]>([
    ['appName=other', (options) => options.appName, 'other'],
    ['retryWrites=false', (options) => options.retryWrites, false],
    ['retryReads=false', (options) => options.retryReads, false],
    ['readPreference=secondaryPreferred', (options) => options.readPreference.mode, 'secondaryPreferred'],
    ['w=2', (options) => options.writeConcern?.w, 2],
    ['journal=false', (options) => options.writeConcern?.journal, false],
    ['wtimeoutMS=7000', (options) => options.writeConcern?.wtimeoutMS, 7000],
    ['WTIMEOUTMS=7000', (options) => options.writeConcern?.wtimeoutMS, 7000],
    ['serverSelectionTimeoutMS=7', (options) => options.serverSelectionTimeoutMS, 7],
    ['connectTimeoutMS=7', (options) => options.connectTimeoutMS, 7],
    ['socketTimeoutMS=7', (options) => options.socketTimeoutMS, 7],
    ['waitQueueTimeoutMS=7', (options) => options.waitQueueTimeoutMS, 7],
    ['maxPoolSize=7', (options) => options.maxPoolSize, 7],
  ])('stand as the URI says: %s', (said, of, expected) => {
    expect(of(heard(`?${said}`))).toBe(expected);
  });

  it('keep what the URI leaves out when it says one of several', () => {
    const { writeConcern } = heard('?w=2&appName=other');

    expect(writeConcern).toMatchObject({ w: 2, journal: true, wtimeoutMS: BOT_PATIENCE.majorityMs });
  });

  it('leave a tool as much time as it takes', () => {
    const options = heard('', TOOL_PATIENCE);

    expect(options.writeConcern).toMatchObject({ w: 'majority', journal: true });
    expect(options.writeConcern?.wtimeoutMS).toBeUndefined();
    expect(options).toMatchObject({ socketTimeoutMS: 0, waitQueueTimeoutMS: 0 });
  });
});
