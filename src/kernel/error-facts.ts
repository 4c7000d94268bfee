/** Facts of an error that may stand in a log. */
export interface ErrorFacts {
  type: string;
  code?: string | number;
  frames: string[];
  cause?: ErrorFacts;
}

const MOST_FRAMES = 12;
const MOST_CAUSES = 3;
const NAME = /^[\w.$-]{1,60}$/;
const FRAME = /^\s+at .*(?::\d+:\d+\)?|<anonymous>\)?|\(native\))$/;

/**
 * Type, code and where it was thrown; never its message or its other fields: drivers and the SDK put documents,
 * duplicate keys and whole requests there, with what people have typed.
 */
export function errorFacts(thrown: unknown, depth = 0): ErrorFacts {
  if (!(thrown instanceof Error)) return { type: typeof thrown, frames: [] };
  const { code } = thrown as { code?: unknown };
  return {
    type: NAME.test(thrown.name) ? thrown.name : 'Error',
    ...(isCode(code) ? { code } : {}),
    frames: framesOf(thrown),
    ...(thrown.cause instanceof Error && depth < MOST_CAUSES
      ? { cause: errorFacts(thrown.cause, depth + 1) }
      : {}),
  };
}

function isCode(code: unknown): code is string | number {
  return Number.isFinite(code) || (typeof code === 'string' && NAME.test(code));
}

/** The lines at the end of the stack: a message may hold anything, lines that look like frames included. */
function framesOf({ stack = '', message }: Error): string[] {
  const end = message === '' ? -1 : stack.indexOf(message);
  const lines = (end < 0 ? stack : stack.slice(end + message.length)).split('\n');
  const first = lines.findLastIndex((line) => !FRAME.test(line)) + 1;
  return lines.slice(first, first + MOST_FRAMES).map((line) => line.trim());
}
