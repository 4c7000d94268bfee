import base from './jest.config.js';

/** What `npm test` looks at briefly, looked at long enough to have seen everything. */
export default {
  ...base,
  testMatch: ['**/test/long/**/*.long.ts'],
  testTimeout: 600_000,
};
