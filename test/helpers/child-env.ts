import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Environment of a test's processes. A module that one of them has compiled the next one reads. */
export const CHILD_ENV = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
};
