import { Temporal } from 'temporal-polyfill';
import type { Client } from '../../clients/client.ts';
import { maySeeContacts } from '../../clients/client-access-rules.ts';
import type { Greeted } from '../../greetings/greeting-rules.ts';
import { type GreetingDesk, loadDesk } from '../../greetings/load-desk.ts';
import type { Texts } from '../../i18n/translate.ts';
import { today } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { type ClientDay, clientDays, nextClientDay } from '../../occasions/client-days.ts';
import { isJubilee, yearCount } from '../../occasions/day-in-year.ts';
import { loadActor } from '../../people/find-actor.ts';
import { type ClientFacts, clientSource } from '../sources/client.ts';
import type { SourceDeps } from '../sources/source.ts';
import { GREETING_LADDER } from './greeting-ladder.ts';
import type { CardOf, ReminderKind } from './kind.ts';

/** A contact's name and salutation are '' for who may not see them. */
export interface ClientDayAbout {
  client: Client;
  day: ClientDay;
  /** Name of a company day. */
  title: string;
  contact: { name: string; post: string; salutation: string; phone: string; email: string };
  years: number | null;
  jubilee: boolean;
  /** Null for who may not see the contact whose day it is: neither texts nor what was said are theirs. */
  desk: GreetingDesk | null;
}

/** A personal or company day of an active client. */
export const clientDay: ReminderKind<ClientFacts, ClientDayAbout> = {
  id: 'client-day',
  ladder: GREETING_LADDER,
  endsBy: 'answer',
  from: clientSource,
  mattersOf: ({ client, zone, leapDay }) => {
    const { appointment, unit } = client.passport;
    return clientDays(client).map(({ id, day, once }) => ({
      id: matterOf({ client: client._id, occasion: id }),
      subject: subjectOf.client(client._id),
      args: { client: client._id, day: id },
      unit,
      zone,
      owners: [appointment.manager],
      deputy: appointment.deputy,
      recurring: !once,
      next: (from) => nextClientDay({ day, once }, from, leapDay),
    }));
  },
  card: { load: loadAbout },
  greets: async (deps, args) => {
    const { client, day } = await findDay(deps, args);
    return client && day ? [greetedOn(client, day)] : [];
  },
  describe,
};

/** The matter that asks for one of a client's own greetings. */
export function matterOf({ client, occasion }: { client: string; occasion: string }): string {
  return `client-day:${client}:${occasion}`;
}

function greetedOn(client: Client, { id, kind, of }: ClientDay): Greeted {
  return { client, occasion: id, contact: kind === 'birthday' ? of : '' };
}

async function findDay(deps: SourceDeps, args: Record<string, string>) {
  const client = await deps.clients.get(args.client ?? '');
  const day = client && clientDays(client).find(({ id }) => id === args.day);
  const isCompanyDay = day?.kind === 'company-day';
  const companyDay = client?.passport.companyDays.find(({ id }) => isCompanyDay && id === day.of);
  return { client, day, title: companyDay?.title };
}

async function loadAbout(
  deps: SourceDeps,
  { args, occurrence, reader }: CardOf,
): Promise<ClientDayAbout | null> {
  const { client, day, title = '' } = await findDay(deps, args);
  if (!client || !day) return null;
  const viewer = reader === null ? null : await loadActor(deps, reader);
  const named = viewer !== null && maySeeContacts(viewer, client);
  const now = viewer && today(deps.clock, await deps.directory.zoneOf(viewer.person)).toString();
  const contact = client.passport.contacts.find(({ id }) => day.kind === 'birthday' && id === day.of);
  const names = contact ? [contact.lastName, contact.firstName, contact.patronymic] : [];
  const years = yearCount(day.day, Temporal.PlainDate.from(occurrence));
  const seen = named || day.kind !== 'birthday';
  const jubilee = isJubilee(years) && seen;
  const family = day.kind === 'birthday' && jubilee ? 'jubilee' : day.kind;
  return {
    client,
    day,
    title,
    contact: {
      name: named ? names.filter((name) => name !== '').join(' ') : '',
      post: contact?.post ?? '',
      salutation: named ? (contact?.salutation ?? '') : '',
      phone: named ? (contact?.phone ?? '') : '',
      email: named ? (contact?.email ?? '') : '',
    },
    years: seen ? years : null,
    jubilee,
    desk:
      named && now
        ? await loadDesk(deps, greetedOn(client, day), { date: occurrence, family, today: now })
        : null,
  };
}

async function describe(deps: SourceDeps, args: Record<string, string>, texts: Texts): Promise<string> {
  const { client, title } = await findDay(deps, args);
  const what = title ?? texts.t('reminders.due.occasions.birthday');
  const name = client?.passport.shortName ?? '';
  const subject = texts.t('reminders.client', { name, number: args.client ?? '' });
  return texts.t('reminders.due.of', { what, subject });
}
