import { countGivenUp } from '../../src/deliveries/given-up.ts';
import { listUnreachable } from '../../src/deliveries/list-unreachable.ts';
import { requireAdmin } from '../../src/people/require-admin.ts';
import { presentUnreachable } from '../presenters/unreachable.ts';
import type { CommandHandler, Reply, Turn } from '../turn.ts';

/** Whom the bot cannot tell anything, for admins. */
export const onListUnreachable: CommandHandler = {
  id: 'unreachable',
  words: ['недоступные', 'unreachable'],
  takesArgument: false,
  places: ['personal'],
  handle,
};

async function handle({ app, person, texts }: Turn): Promise<Reply> {
  await requireAdmin(app, person._id);
  const zone = await app.directory.zoneOf(person);
  const view = presentUnreachable(await listUnreachable(app), await countGivenUp(app), zone, texts);
  return { kind: 'card', card: app.cards.render('messages/help', { ...view }, view.header.title) };
}
