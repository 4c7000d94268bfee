import type { ErrorCode } from '../../src/kernel/errors.ts';
import type { App } from './app.ts';
import type { Router } from './router.ts';
import type { Incoming } from './turn.ts';

/** Does the work of a turn, and logs the one line that says what it was, what came of it and how long it took. */
export async function loggedTurn<T>(
  { app, router }: { app: App; router: Router },
  incoming: Incoming,
  work: (noteCode: (code: ErrorCode | undefined) => void) => Promise<T>,
): Promise<T> {
  const began = app.realClock.now();
  let code: ErrorCode | 'OK' = 'INTERNAL';
  try {
    return await work((noted) => {
      code = noted ?? 'OK';
    });
  } finally {
    const { kind, activityId } = incoming;
    const what = whatOf(router, incoming);
    const ms = app.realClock.now() - began;
    app.log.info({ kind, ...(what === null ? {} : { what }), code, ms, activity: activityId }, 'turn');
  }
}

/** The command or the button, by our own name: words and verbs of the wire may be anything. */
function whatOf(router: Router, { kind, text, verb }: Incoming): string | null {
  switch (kind) {
    case 'message':
      return router.findCommand(text)?.handler.id ?? 'words';
    case 'action':
      return router.findAction(verb)?.verb ?? 'unknown';
    default:
      return null;
  }
}
