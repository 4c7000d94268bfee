import pino from 'pino';

export type Logger = pino.Logger;

/** Ids and codes only: tokens, card payloads and personal data never reach a log call. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
