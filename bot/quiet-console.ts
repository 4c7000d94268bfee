import type { Logger } from '../src/logger.ts';

const METHODS = ['log', 'info', 'warn', 'error'] as const;

/**
 * The SDK writes failures to the console, tokens and keys included. They become one log line without
 * their text. Returns a function that gives the console back.
 */
export function quietConsole(log: Logger): () => void {
  const console: Record<string, unknown> = globalThis.console as unknown as Record<string, unknown>;
  const originals = METHODS.map((method) => [method, console[method]] as const);
  for (const method of METHODS) {
    console[method] = (first: unknown) => {
      log.debug({ method, kind: first instanceof Error ? first.name : typeof first }, 'console of a library');
    };
  }
  return () => {
    for (const [method, original] of originals) console[method] = original;
  };
}
