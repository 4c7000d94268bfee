import { listUnreachable } from '../../src/deliveries/list-unreachable.ts';
import { AppError } from '../../src/errors.ts';
import { presentUnreachable } from '../presenters/unreachable.ts';
import type { CommandHandler, Reply, Turn } from '../turn.ts';

/** Whom the bot cannot tell anything, for admins. */
export const onListUnreachable: CommandHandler = {
  id: 'deliveries.unreachable',
  words: ['недоступные', 'unreachable'],
  takesArgument: false,
  places: ['personal'],
  handle,
};

async function handle({ app, person, texts }: Turn): Promise<Reply> {
  if (!person.roles.some((grant) => grant.role === 'admin')) throw new AppError('FORBIDDEN');
  const found = await listUnreachable(app);
  const view = presentUnreachable(found, await app.directory.zoneOf(person), texts);
  return { kind: 'card', card: app.cards.render('messages/help', { ...view }, view.header.title) };
}
