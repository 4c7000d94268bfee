import type { Client } from '../../clients/client.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { LeapDayRule } from '../../occasions/day-in-year.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { findRemindedRequests } from '../../requests/views/find-client-requests.ts';
import { loadReminderSettings } from '../../settings/reminder-settings.ts';
import type { ReminderSource, SourceDeps } from './source.ts';

/** An active client. */
export interface ClientFacts {
  client: Client;
  zone: string;
  leapDay: LeapDayRule;
}

export const clientSource: ReminderSource<ClientFacts> = {
  subject: 'client',
  argsOf: (client) => ({ client }),
  load: async (deps, { client: id = '' }) => {
    const client = await deps.clients.get(id);
    if (!client?.active) return null;
    const { leapDay } = await loadReminderSettings(deps);
    return factsOf(deps, client, leapDay);
  },
  async *listAll(deps) {
    const { leapDay } = await loadReminderSettings(deps);
    for await (const client of deps.clients.scan()) {
      if (client.active) yield factsOf(deps, client, leapDay);
    }
  },
  /** Requests of the client: their reminders depend on the client's manager and status. */
  async *concerns(deps, id) {
    for (const { _id } of await findRemindedRequests(deps, id)) yield subjectOf.request(_id);
  },
};

async function factsOf(deps: SourceDeps, client: Client, leapDay: LeapDayRule): Promise<ClientFacts> {
  return { client, zone: await zoneOfUnit(deps, client.passport.unit), leapDay };
}
