import { countGivenUp } from '../../src/deliveries/given-up.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { listUnreachable } from '../../src/undelivered/list-unreachable.ts';
import type { CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { presentUnreachable } from './unreachable.ts';

/** List for admins of people the bot cannot reach. */
export const onListUnreachable: CommandHandler = {
  id: 'unreachable',
  words: ['недоступные', 'unreachable'],
  takesArgument: false,
  places: ['personal'],
  handle,
};

async function handle({ app, person, texts }: Turn): Promise<Reply> {
  await requireRight(app, person._id, 'see-undelivered');
  const zone = await app.directory.zoneOf(person);
  const view = presentUnreachable(await listUnreachable(app), await countGivenUp(app), zone, texts);
  return { kind: 'card', card: app.cards.render('messages/help', { ...view }, view.header.title) };
}
