import type { InboxEntry } from '../../src/inbox/inbox-rules.ts';
import { openInbox } from '../../src/inbox/open-inbox.ts';
import { openStepOf } from '../../src/requests/request.ts';
import { reminderPiece } from '../reminders/reminder-reply.ts';
import { requestPiece } from '../requests/request-reply.ts';
import type { CardPiece, CommandHandler, Turn } from '../turn/turn.ts';

/**
 * `/again` sends the cards that wait for a person once more: Playground forgets its chat when it is reloaded. The first
 * page of the inbox, the newest last, and a word on the rest: drafts, which have no card to wait in, and what is beyond.
 */
export const onAgain: CommandHandler = {
  id: 'again',
  words: ['/again'],
  takesArgument: false,
  places: ['personal'],
  handle: async (turn) => {
    const { entries, counts } = await openInbox(turn.app, { actor: turn.person._id });
    const cards: CardPiece[] = [];
    for (const entry of entries.toSorted(byAge)) {
      const piece = await pieceOf(turn, entry);
      if (piece) cards.push(piece);
    }
    const rest = Object.values(counts).reduce((sum, count) => sum + count, 0) - cards.length;
    if (rest > 0 || cards.length === 0) cards.push(wordOn(turn, rest));
    return { kind: 'cards', cards };
  },
};

function pieceOf(turn: Turn, entry: InboxEntry): Promise<CardPiece> | null {
  switch (entry.kind) {
    case 'task':
      return requestPiece(turn, entry.task.request._id);
    case 'reminder': {
      const { clock, occurrence } = entry.facts;
      return reminderPiece(turn, { matter: clock._id, occurrence, step: clock.step, digest: '' });
    }
    default:
      return null;
  }
}

function wordOn({ app, texts }: Turn, rest: number): CardPiece {
  const text = rest > 0 ? texts.t('demo.again.more', { count: rest }) : texts.t('demo.again.nothing');
  return { card: app.cards.render('messages/text', { text }, text) };
}

/** Tasks by the day on which their step opened; a reminder has waited since the first of its days came. */
function byAge(a: InboxEntry, b: InboxEntry): number {
  return sinceOf(a).localeCompare(sinceOf(b));
}

function sinceOf(entry: InboxEntry): string {
  if (entry.kind !== 'task') return entry.dueOn;
  return openStepOf(entry.task.request)?.openedOn ?? entry.dueOn;
}
