/** Node runs the modules and strips their types itself: see test/runner/run-suite.js. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/test/e2e/', '/test/bench/', '/test/siege/'],
  testRunner: '<rootDir>/test/runner/run-suite.js',
  transform: {},
  injectGlobals: false,
  testTimeout: 30_000,
  maxWorkers: '100%',
};
