import pino from 'pino';
import type { Logger } from '../../src/logger.ts';

export interface LogLine extends Record<string, unknown> {
  level: 'error' | 'warn' | 'info' | 'debug';
  msg: string;
}

/** A log that is read instead of printed. */
export function captureLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const formatters = { level: (level: string) => ({ level }) };
  const stream = { write: (line: string) => lines.push(JSON.parse(line) as LogLine) };
  return { log: pino({ level: 'debug', base: null, formatters }, stream) as Logger, lines };
}
