import pino from 'pino';
import { errorFacts } from './error-facts.ts';
import { turnField } from './turn-id.ts';
import { VERSION } from './version.ts';

export type Logger = pino.Logger;

/**
 * Ids and codes only: tokens, card payloads and personal data never reach a log call. Every line names the process, the
 * version of the product and, within one, the turn. Of an error it says what `errorFacts` lets through.
 */
export function createLogger(level: string, to: pino.DestinationStream = pino.destination(1)): Logger {
  const options = {
    level,
    base: { pid: process.pid, version: VERSION },
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: turnField,
    serializers: { err: (error: unknown) => errorFacts(error) },
  };
  return pino(options, to);
}
