import type { ClientKey } from '../clients/client.ts';
import { editClient, owedByEdit, withPassport } from '../clients/register/edit-client.ts';
import type { Replacement } from '../people/replacement.ts';
import { type HandOverRemindersDeps, handOverReminders } from '../reminders/clock/hand-over-reminders.ts';
import type { Repo } from '../storage/store.ts';

export interface HandOverClientsDeps extends HandOverRemindersDeps {
  clientKeys: Repo<ClientKey>;
}

const PAGE = 100;

/** Clients whom the leaver managed or stood in for, with what was delegated to the leaver. */
export async function handOverClients(deps: HandOverClientsDeps, replacement: Replacement): Promise<void> {
  const { leaver } = replacement;
  for (;;) {
    const page = await deps.clients.find({
      index: 'all',
      eq: {},
      anyKeys: [`manager:${leaver}`, `deputy:${leaver}`],
      limit: PAGE,
    });
    for (const client of page.items) {
      await handOverReminders(deps, client, replacement);
      await handOverClient(deps, client._id, replacement);
    }
    // What was handed over has left the list: the next page is the first again.
    if (!page.next) return;
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
    const entry = { subject: `client:${id}`, at, by, onBehalfOf: null, event };
    const effects = owedByEdit(client, after, { at, by }, [
      { name: 'audit', args: { entry } },
      { name: 'client.hand-over', args: { client: id, from: leaver, by } },
      { name: 'requests.restaff', args: { person: successor, grants: [] } },
    ]);
    return { doc: after, effects };
  });
}
