import { today, toLocal } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { type LoadActorDeps, loadActor } from '../../people/find-actor.ts';
import type { Client } from '../client.ts';
import { maySeeClient, wayToEdit } from '../client-access-rules.ts';
import { type EditClientDeps, editClient, getClient } from './edit-client.ts';

export type ConfirmClientDeps = EditClientDeps & LoadActorDeps;

/**
 * Everything in the passport is right: said by who answers for the client, and no revision of it. Saying it again on one
 * day changes nothing. Throws NOT_FOUND, FORBIDDEN.
 */
export async function confirmClient(
  deps: ConfirmClientDeps,
  { actor, client: id }: { actor: string; client: string },
): Promise<Client> {
  const [client, viewer] = await Promise.all([getClient(deps, id), loadActor(deps, actor)]);
  if (!maySeeClient(viewer, client)) throw new AppError('NOT_FOUND', { message: `no client ${id}` });
  const zone = await deps.directory.zoneOf(viewer.person);
  const date = today(deps.clock, zone);
  const at = new Date(deps.clock.now()).toISOString();
  return editClient(deps, id, (current) => {
    const way = wayToEdit(viewer, current);
    if (!way) throw new AppError('FORBIDDEN');
    const { confirmedAt } = current;
    if (
      !current.active ||
      (confirmedAt && toLocal(Date.parse(confirmedAt), zone).toPlainDate().equals(date))
    ) {
      return null;
    }
    const subject = subjectOf.client(id);
    return {
      doc: { ...current, confirmedAt: at },
      effects: [
        { name: 'audit', args: { entry: { subject, at, ...way, event: { type: 'client.confirmed' } } } },
        { name: 'reminders.refresh', args: { subject } },
        { name: 'cards.redraw', args: { subject } },
      ],
    };
  });
}
