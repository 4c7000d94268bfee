import base from './jest.config.js';

/** The browser run: one worker, long enough for five windows. */
export default {
  ...base,
  testPathIgnorePatterns: ['/node_modules/'],
  testMatch: ['**/test/e2e/**/*.e2e.ts'],
  maxWorkers: 1,
  testTimeout: 300_000,
};
