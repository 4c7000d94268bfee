import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { setSuiteGlobals } from './suite-globals.js';

const require = createRequire(import.meta.url);
const { default: runWithCircus } = require('jest-circus/runner');

/**
 * Jest's `testRunner`: jest-circus on Node's own modules instead of a `vm` context a suite. Node strips the types, a
 * module is loaded and compiled once a process, and so are the card templates and texts that it keeps. Suites of one
 * process share modules and globals: a suite puts back what it changes of them.
 */
export default function runSuite(globalConfig, config, environment, runtime, path, sendMessage) {
  const plain = Object.assign(Object.create(runtime), {
    requireInternalModule: requireAnew,
    setGlobalsForRuntime: setSuiteGlobals,
    unstable_shouldLoadAsEsm: () => true,
    unstable_importModule: importAnew,
  });
  return runWithCircus(globalConfig, config, environment, plain, path, sendMessage);
}

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals'
      ? { url: new URL('suite-globals.js', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

/** Circus keeps the tests and handlers of one suite in the module that collects and runs them, and in a global. */
function requireAnew(path) {
  delete require.cache[path];
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  return require(path);
}

const loads = new Map();

/** A suite that runs again in this process, as in watch mode, is loaded again under another address. */
function importAnew(path) {
  const times = loads.get(path) ?? 0;
  loads.set(path, times + 1);
  const { href } = pathToFileURL(path);
  return import(times === 0 ? href : `${href}?${times}`);
}
