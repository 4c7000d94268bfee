/** Preloaded where the packages for development are to be missing, as after `npm ci --omit=dev`. */
import Module from 'node:module';

const resolve = Module._resolveFilename;

Module._resolveFilename = (name, ...rest) => {
  if (name.startsWith('@microsoft/m365agentsplayground'))
    throw Object.assign(new Error(name), { code: 'MODULE_NOT_FOUND' });
  return resolve(name, ...rest);
};
