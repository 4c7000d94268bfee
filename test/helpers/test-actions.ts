import type { ActionHandler, CommandHandler, Incoming, Turn } from '../../bot/turn/turn.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { subjectOf } from '../../src/kernel/subject.ts';

function command(id: string, words: string[], handle: CommandHandler['handle']): CommandHandler {
  return { id, words, takesArgument: true, places: ['personal'], handle };
}

function card(turn: Turn, text: string) {
  const buttons = ['test.echo', 'test.copy', 'test.two', 'test.refuse', 'test.break', 'test.slow'].map(
    (verb) => ({ title: verb, verb, data: { id: 'A-1' }, tone: 'default', withInputs: true }),
  );
  return turn.app.cards.render('messages/notice', { notice: { text, tone: 'default' }, buttons }, text);
}

export const subject = subjectOf.request('A-1');
const copyOf = { content: { kind: 'request-card' as const, request: 'A-1' }, subject };

export const testCommands: CommandHandler[] = [
  command('test.card', ['тест', 'test'], async (turn, argument) => ({
    kind: 'card',
    card: card(turn, `said ${argument}`),
    copyOf,
  })),
];

function action(verb: string, handle: ActionHandler['handle']): ActionHandler {
  return { verb, handle };
}

/** The slow action: what came in, and how it is let go. */
export const slow: { seen: Incoming[]; release(): void } = { seen: [], release: () => {} };

export const testActions: ActionHandler[] = [
  action('test.echo', async (turn, data) => ({ kind: 'card', card: card(turn, JSON.stringify(data)) })),
  action('test.copy', async (turn) => ({ kind: 'card', card: card(turn, 'copy again'), copyOf })),
  action('test.two', async (turn) => ({
    kind: 'cards',
    cards: [{ card: card(turn, 'first'), copyOf }, { card: card(turn, 'second') }],
  })),
  action('test.refuse', async () => {
    throw new AppError('SELF_APPROVAL', { message: 'internal words' });
  }),
  action('test.break', async () => {
    throw new TypeError('secret of the house');
  }),
  action('test.slow', async (turn) => {
    slow.seen.push(turn.incoming);
    await new Promise<void>((resolve) => {
      slow.release = resolve;
    });
    return { kind: 'card', card: card(turn, 'at last'), copyOf };
  }),
];
