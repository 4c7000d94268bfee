import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process of a test begins with. A module that one of them has compiled the next one reads. */
export const CHILD_ENV = {
  PATH: process.env.PATH,
  NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
};
