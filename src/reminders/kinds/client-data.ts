import type { Client } from '../../clients/client.ts';
import { wayToEdit } from '../../clients/client-access-rules.ts';
import { confirmBy, confirmedOn } from '../../clients/confirmation-rules.ts';
import type { Texts } from '../../i18n/translate.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { loadActor } from '../../people/find-actor.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { type Ladder, MORNING } from '../ladder.ts';
import { type ClientFacts, clientSource } from '../sources/client.ts';
import type { SourceDeps } from '../sources/source.ts';
import type { CardOf, ReminderKind } from './kind.ts';

export interface ClientDataAbout {
  client: Client;
  /** ISO date. */
  confirmedOn: string;
  /** True once the data were confirmed after this occurrence was told. */
  confirmed: boolean;
  /** True for who answers for the client. */
  mayConfirm: boolean;
}

const LADDER: Ladder = {
  steps: [
    { id: 'due-5', offset: { workingDays: -5 }, at: MORNING, to: ['owner'], phase: 'before' },
    { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: ['owner'], phase: 'day' },
    {
      id: 'overdue-5',
      offset: { workingDays: 5 },
      at: MORNING,
      to: ['owner', 'unit-sales-head'],
      phase: 'overdue',
    },
  ],
  weekly: ['owner', 'unit-sales-head'],
};

/** Yearly re-confirmation of a VIP client's data. */
export const clientData: ReminderKind<ClientFacts, ClientDataAbout> = {
  id: 'client-data',
  ladder: LADDER,
  endsBy: 'deed',
  from: clientSource,
  mattersOf: ({ client, zone }) => {
    const { appointment, unit } = client.passport;
    const due = confirmBy(client, zone);
    return [
      {
        id: `client-data:${client._id}`,
        subject: subjectOf.client(client._id),
        args: { client: client._id },
        unit,
        zone,
        owners: [appointment.manager],
        deputy: appointment.deputy,
        next: () => due,
      },
    ];
  },
  card: { load: loadAbout },
  describe,
};

async function loadAbout(
  deps: SourceDeps,
  { args, occurrence, reader }: CardOf,
): Promise<ClientDataAbout | null> {
  const client = await deps.clients.get(args.client ?? '');
  if (!client) return null;
  const zone = await zoneOfUnit(deps, client.passport.unit);
  const viewer = reader === null ? null : await loadActor(deps, reader);
  return {
    client,
    confirmedOn: confirmedOn(client, zone).toString(),
    confirmed: confirmBy(client, zone).toString() > occurrence,
    mayConfirm: viewer !== null && wayToEdit(viewer, client) !== null,
  };
}

async function describe(
  deps: SourceDeps,
  { client: id = '' }: Record<string, string>,
  texts: Texts,
): Promise<string> {
  const client = await deps.clients.get(id);
  const what = texts.t('reminders.due.occasions.client-data');
  const name = client?.passport.shortName ?? '';
  return texts.t('reminders.due.of', { what, subject: texts.t('reminders.client', { name, number: id }) });
}
