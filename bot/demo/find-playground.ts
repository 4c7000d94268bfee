import { createRequire } from 'node:module';

const COMMAND = '@microsoft/m365agentsplayground/cli.js';

/** File of the command that opens a window. Throws where the packages for development are not installed. */
export function findPlayground(): string {
  return createRequire(import.meta.url).resolve(COMMAND);
}

export function isPlaygroundInstalled(): boolean {
  try {
    return findPlayground() !== '';
  } catch {
    return false;
  }
}
