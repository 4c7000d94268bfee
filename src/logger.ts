import { readFileSync } from 'node:fs';
import pino from 'pino';

export type Logger = pino.Logger;

const PACKAGE = new URL('../package.json', import.meta.url);

/**
 * Ids and codes only: tokens, card payloads and personal data never reach a log call. Every line names the process and
 * the version of the product.
 */
export function createLogger(level: string): Logger {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  const base = { pid: process.pid, version };
  return pino({ level, base, timestamp: pino.stdTimeFunctions.isoTime });
}
