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
    unstable_importModule: importSuite,
  });
  return runWithCircus(globalConfig, config, environment, plain, path, sendMessage);
}

const ROOT = new URL('../../', import.meta.url).href;
const GLOBALS = new URL('suite-globals.js', import.meta.url).href;

/** Suites of this process since it last began anew, and how often it did. */
const loaded = new Set();
let generation = 0;

registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === '@jest/globals') return { url: GLOBALS, shortCircuit: true };
    const found = next(specifier, context);
    const mayChange = found.url.startsWith(ROOT) && !found.url.includes('/node_modules/');
    return mayChange && generation > 0 ? { ...found, url: `${found.url}?${generation}` } : found;
  },
});

/** Circus keeps the tests and handlers of one suite in the module that collects and runs them, and in a global. */
function requireAnew(path) {
  delete require.cache[path];
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  return require(path);
}

/** A suite that comes again, as it does where files are watched, may find other modules than before. */
function importSuite(path) {
  if (loaded.has(path)) {
    generation += 1;
    loaded.clear();
  }
  loaded.add(path);
  return import(pathToFileURL(path).href);
}
