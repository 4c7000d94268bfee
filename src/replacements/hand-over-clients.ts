import { type ClientKey, ownClientKeys } from '../clients/client.ts';
import { editClient, effectsOfEdit, withPassport } from '../clients/register/edit-client.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Replacement } from '../people/replacement.ts';
import { type HandOverRemindersDeps, handOverReminders } from '../reminders/clock/hand-over-reminders.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';

export interface HandOverClientsDeps extends HandOverRemindersDeps {
  clientKeys: Repo<ClientKey>;
}

/** Clients whom the leaver managed or stood in for, with what was delegated to the leaver. */
export async function handOverClients(deps: HandOverClientsDeps, replacement: Replacement): Promise<void> {
  const { leaver } = replacement;
  const theirs = { index: 'all', eq: {}, anyKeys: ownClientKeys(leaver) };
  for await (const client of walk(deps.clients, theirs)) {
    await handOverReminders(deps, client, replacement);
    await handOverClient(deps, client._id, replacement);
  }
}

async function handOverClient(
  deps: HandOverClientsDeps,
  id: string,
  replacement: Replacement,
): Promise<void> {
  const { leaver, successor, by, at } = replacement;
  await editClient(deps, id, (client) => {
    const { appointment } = client.passport;
    const manager = appointment.manager === leaver ? successor : appointment.manager;
    const stand = appointment.deputy === leaver ? successor : appointment.deputy;
    const deputy = stand === manager ? null : stand;
    if (manager === appointment.manager && deputy === appointment.deputy) return null;
    const combinedDuty = manager === appointment.manager ? appointment.combinedDuty : null;
    const next = { ...client.passport, appointment: { ...appointment, manager, deputy, combinedDuty } };
    const after = withPassport(client, next);
    const event = {
      type: 'client.handed-over' as const,
      from: leaver,
      to: successor,
      request: null,
    };
    const entry = { subject: subjectOf.client(id), at, by, onBehalfOf: null, event };
    const effects = effectsOfEdit(client, after, { at, by }, [
      { name: 'audit', args: { entry } },
      { name: 'client.hand-over', args: { client: id, from: leaver, by } },
      { name: 'requests.restaff', args: { person: successor, grants: [] } },
    ]);
    return { doc: after, effects };
  });
}
