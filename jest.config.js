/** ESM all the way: swc only strips the types, Node runs the modules. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/test/e2e/', '/test/bench/', '/test/siege/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' } },
    ],
  },
  testTimeout: 30_000,
  // Modules loaded through the vm stay in memory after their suite: one process for all runs out of heap.
  workerIdleMemoryLimit: '1GB',
  maxWorkers: '100%',
};
