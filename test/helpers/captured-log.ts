import pino from 'pino';
import { createLogger, type Logger } from '../../src/kernel/logger.ts';

export interface LogLine extends Record<string, unknown> {
  level: 'error' | 'warn' | 'info' | 'debug';
  msg: string;
}

/** A log that is read instead of printed. */
export function captureLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const write = (text: string) => {
    const { level, pid: _pid, version: _version, time: _time, ...line } = JSON.parse(text);
    lines.push({ ...line, level: pino.levels.labels[level] });
  };
  return { log: createLogger('debug', { write }), lines };
}
