import { type CardRenderer, createCardRenderer } from '../../bot/cards/card-renderer.ts';
import { reminderActions } from '../../bot/reminders/on-reminder.ts';
import { reportActions } from '../../bot/reports/on-report.ts';
import type { Incoming, Reply, Turn } from '../../bot/turn/turn.ts';
import { noFileHost } from './no-file-host.ts';
import type { ReminderWorld } from './reminder-world.ts';

let renderer: CardRenderer | undefined;

/** Parsing every template takes a while: once a file is enough. */
export function cards(): CardRenderer {
  renderer ??= createCardRenderer();
  return renderer;
}

/** A click of somebody on a card of a reminder. */
export async function click(
  world: ReminderWorld,
  personId: string,
  verb: string,
  data: Record<string, unknown>,
): Promise<Reply> {
  const handler = [...reminderActions, ...reportActions].find((action) => action.verb === verb);
  if (!handler) throw new TypeError(`no action ${verb}`);
  return handler.handle(await turnOf(world, personId), data);
}

export async function turnOf(
  world: ReminderWorld,
  personId: string,
  incoming: Partial<Incoming> = {},
): Promise<Turn> {
  return {
    app: { ...world.app, cards: cards(), fileHost: noFileHost },
    incoming: incoming as Incoming,
    person: await world.app.directory.getPerson(personId),
    texts: world.app.translator.in('ru'),
  };
}

/** The card that answers in place. */
export function cardOf(reply: Reply): unknown {
  if (reply.kind === 'text') return reply.text;
  return reply.kind === 'card' ? reply.card.card : reply.cards.at(-1)?.card.card;
}
