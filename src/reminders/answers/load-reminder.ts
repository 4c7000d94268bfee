import { Temporal } from 'temporal-polyfill';
import type { Client } from '../../clients/client.ts';
import { maySeeContacts } from '../../clients/client-access-rules.ts';
import { loadViewer } from '../../clients/register/load-viewer.ts';
import type { Delivery } from '../../deliveries/delivery.ts';
import type { DictionaryEntry } from '../../dictionaries/dictionary.ts';
import { loadDictionary } from '../../dictionaries/load-dictionary.ts';
import type { Clock } from '../../kernel/clock.ts';
import { today } from '../../kernel/clock.ts';
import { type ClientDay, clientDays } from '../../occasions/client-days.ts';
import { isJubilee, yearCount } from '../../occasions/day-in-year.ts';
import { BRANCH, type Person, type Unit } from '../../people/person.ts';
import { findReporters } from '../../reports/find-reporters.ts';
import type { UnitReport } from '../../reports/unit-report.ts';
import { getRequestType } from '../../requests/kinds/index.ts';
import type { RequestDoc } from '../../requests/request.ts';
import { allDates, type RequestDate } from '../../requests/route/watched-dates.ts';
import type { Repo } from '../../storage/store.ts';
import { type LoadMatterDeps, loadMatter } from '../kinds/load-matter.ts';
import type { Matter } from '../matter.ts';
import { findPrincipals, isConcerned } from '../recipients/concerned.ts';
import { isOwnDuty } from '../recipients/duty-rules.ts';
import { mayReadReminder } from '../recipients/may-read-reminder.ts';
import { findDelegate } from '../recipients/resolve-recipients.ts';
import type { ReminderClock } from '../reminder-clock.ts';
import { countGreeted, greetedKeys } from '../sources/holiday.ts';
import { unitsOwing } from '../sources/report.ts';

export type LoadReminderDeps = LoadMatterDeps & {
  reminderClocks: Repo<ReminderClock>;
  deliveries: Repo<Delivery>;
  clock: Clock;
};

/** What the matter is about. A contact's name and salutation are '' for who may not see them. */
export type ReminderAbout =
  | {
      kind: 'client-day';
      client: Client;
      day: ClientDay;
      /** Of a company day. */
      title: string;
      contact: { name: string; post: string; salutation: string };
      years: number | null;
      jubilee: boolean;
    }
  | { kind: 'holiday'; holiday: string; spheres: DictionaryEntry[]; clients: Client[]; total: number }
  | { kind: 'unit-report'; period: string; unit: Unit | null; report: UnitReport | null; owing: Unit[] }
  | StepAbout
  | { kind: 'request-date'; request: RequestDoc; date: RequestDate; client: Client | null };

/** `units` name the seats. */
export interface StepAbout {
  kind: 'request-step';
  request: RequestDoc;
  step: string;
  client: Client | null;
  units: Unit[];
}

export interface ReminderFacts {
  clock: ReminderClock;
  /** ISO date of the occurrence that the card is about. */
  occurrence: string;
  about: ReminderAbout;
  /** `past`: the matter went on to another date, or ended by its own deed. */
  state: 'open' | 'done' | 'skipped' | 'past';
  /** ISO date where the reader is. */
  today: string;
  /** Who answered, or ''. */
  answeredBy: string;
  /** The deputy it was handed to, or ''. */
  delegatedTo: string;
  mayDelegate: boolean;
  /** False for whoever had it once: a substitute whose principal is back, a former manager. */
  mayAnswer: boolean;
  /** Who has it now, where that is one person: the delegate or the owner; or ''. */
  heldBy: string;
  mayHandIn: boolean;
  /** The reader is to act, and not told of what others have not done. */
  isOwnDuty: boolean;
  /** The reader asked for it again at this business instant; 0 for never. */
  snoozedUntil: number;
}

const MAX_LISTED = 15;

/** Everything that one reader's card of a reminder shows; null when its subject is gone or not their business. */
export async function loadReminder(
  deps: LoadReminderDeps,
  matterId: string,
  occurrence: string,
  reader: string,
): Promise<ReminderFacts | null> {
  const clock = await deps.reminderClocks.get(matterId);
  const matter = clock && (await loadMatter(deps, clock));
  const about = clock && (await loadAbout(deps, clock, occurrence, reader));
  if (!clock || !about) return null;
  const handsIn = about.kind === 'unit-report' && (await mayHandIn(deps, about.unit, reader));
  if (!handsIn && !(await mayReadReminder(deps, clock, occurrence, matter, reader))) return null;
  const person = await deps.directory.getPerson(reader);
  const zone = await deps.directory.zoneOf(person);
  return {
    clock,
    occurrence,
    about,
    state: stateOf(clock, occurrence, matter !== null),
    today: today(deps.clock, zone).toString(),
    answeredBy: clock.result ? await nameOf(deps, clock.result.by) : '',
    delegatedTo: clock.delegatedTo ? await nameOf(deps, clock.delegatedTo) : '',
    mayHandIn: handsIn,
    snoozedUntil: clock.snoozes.find((snooze) => snooze.person === reader)?.until ?? 0,
    ...(await loadPart(deps, clock, matter, person)),
  };
}

type Part = Pick<ReminderFacts, 'mayAnswer' | 'mayDelegate' | 'isOwnDuty' | 'heldBy'>;

/** What the reader has to do with the matter. */
async function loadPart(
  deps: LoadReminderDeps,
  clock: ReminderClock,
  matter: Matter | null,
  reader: Person,
): Promise<Part> {
  if (!matter) return { mayAnswer: false, mayDelegate: false, isOwnDuty: false, heldBy: '' };
  const now = deps.clock.now();
  const people = [reader, ...(await findPrincipals(deps, matter, reader, now))];
  const mayAnswer = await isConcerned(deps, matter, clock, reader._id, now);
  const deputy = await findDelegate(deps, matter, matter.deputy);
  const delegate = await findDelegate(deps, matter, clock.delegatedTo);
  const [owner, ...more] = matter.owners;
  const only = owner && more.length + matter.seats.length === 0 ? await nameOf(deps, owner) : '';
  return {
    mayAnswer,
    mayDelegate:
      mayAnswer &&
      deputy !== undefined &&
      clock.delegatedTo !== deputy._id &&
      !people.some(({ _id }) => _id === deputy._id),
    isOwnDuty: people.some((person) => isOwnDuty(matter, clock.delegatedTo, person)),
    heldBy: delegate?.name ?? only,
  };
}

/** A channel sees reports only, and answers nothing. */
export async function loadReminderForChannel(
  deps: LoadReminderDeps,
  matterId: string,
  zone: string,
): Promise<ReminderFacts | null> {
  const clock = await deps.reminderClocks.get(matterId);
  if (clock?.kind !== 'unit-report') return null;
  const exists = (await loadMatter(deps, clock)) !== null;
  return {
    clock,
    occurrence: clock.occurrence,
    about: await aboutReport(deps, clock.args),
    state: stateOf(clock, clock.occurrence, exists),
    today: today(deps.clock, zone).toString(),
    answeredBy: '',
    delegatedTo: '',
    mayDelegate: false,
    mayAnswer: false,
    heldBy: '',
    mayHandIn: false,
    isOwnDuty: clock.args.unit !== BRANCH,
    snoozedUntil: 0,
  };
}

function stateOf(clock: ReminderClock, occurrence: string, exists: boolean): ReminderFacts['state'] {
  if (clock.occurrence !== occurrence) return 'past';
  if (clock.result) return clock.result.outcome;
  return clock.status === 'armed' && exists ? 'open' : 'past';
}

async function loadAbout(
  deps: LoadReminderDeps,
  { kind, args }: ReminderClock,
  occurrence: string,
  reader: string,
): Promise<ReminderAbout | null> {
  switch (kind) {
    case 'client-day':
      return aboutClientDay(deps, args, occurrence, reader);
    case 'holiday':
      return aboutHoliday(deps, args);
    case 'unit-report':
      return aboutReport(deps, args);
    case 'client-notice':
    case 'approval-step':
    case 'author-answer':
      return aboutStep(deps, args);
    case 'discount-expiry':
    case 'contract-expiry':
    case 'milestone':
      return aboutDate(deps, args);
    default:
      return null;
  }
}

async function aboutClientDay(
  deps: LoadReminderDeps,
  args: Record<string, string>,
  occurrence: string,
  reader: string,
): Promise<ReminderAbout | null> {
  const client = await deps.clients.get(args.client ?? '');
  const day = client && clientDays(client).find(({ id }) => id === args.day);
  if (!client || !day) return null;
  const named = maySeeContacts(await loadViewer(deps, reader), client);
  const contact = client.passport.contacts.find(({ id }) => day.kind === 'birthday' && id === day.of);
  const names = contact ? [contact.lastName, contact.firstName, contact.patronymic] : [];
  const years = yearCount(day.day, Temporal.PlainDate.from(occurrence));
  return {
    kind: 'client-day',
    client,
    day,
    title:
      client.passport.companyDays.find(({ id }) => day.kind === 'company-day' && id === day.of)?.title ?? '',
    contact: {
      name: named ? names.filter((name) => name !== '').join(' ') : '',
      post: contact?.post ?? '',
      salutation: named ? (contact?.salutation ?? '') : '',
    },
    years: day.kind === 'birthday' && !named ? null : years,
    jubilee: isJubilee(years) && (day.kind !== 'birthday' || named),
  };
}

async function aboutHoliday(
  deps: LoadReminderDeps,
  { holiday = '', person = '' }: Record<string, string>,
): Promise<ReminderAbout> {
  const keys = greetedKeys(holiday, person);
  const page = await deps.clients.find({ index: 'all', eq: {}, keys, limit: MAX_LISTED });
  const total = page.next ? await countGreeted(deps, holiday, person) : page.items.length;
  return {
    kind: 'holiday',
    holiday,
    spheres: await loadDictionary(deps, 'spheres'),
    clients: page.items,
    total,
  };
}

async function aboutReport(
  deps: LoadReminderDeps,
  { unit = '', period = '' }: Record<string, string>,
): Promise<ReminderAbout> {
  const owing = new Set(unit === BRANCH ? await unitsOwing(deps, period) : [unit]);
  const units = (await deps.directory.listUnits()).filter(({ _id }) => owing.has(_id));
  return {
    kind: 'unit-report',
    period,
    unit: unit === BRANCH ? null : (units[0] ?? null),
    report: await deps.reports.get(`${unit}:${period}`),
    owing: units,
  };
}

async function aboutStep(
  deps: LoadReminderDeps,
  args: Record<string, string>,
): Promise<ReminderAbout | null> {
  const request = await deps.requests.get(args.request ?? '');
  if (!request) return null;
  const client = request.client ? await deps.clients.get(request.client) : null;
  const units = await deps.directory.listUnits();
  return { kind: 'request-step', request, step: args.step ?? '', client, units };
}

async function aboutDate(
  deps: LoadReminderDeps,
  args: Record<string, string>,
): Promise<ReminderAbout | null> {
  const request = await deps.requests.get(args.request ?? '');
  const dates = request ? allDates(getRequestType(request.type), request) : [];
  const date = dates.find(({ id }) => id === args.date);
  if (!request || !date) return null;
  const client = request.client ? await deps.clients.get(request.client) : null;
  return { kind: 'request-date', request, date, client };
}

async function mayHandIn(deps: LoadReminderDeps, unit: Unit | null, reader: string): Promise<boolean> {
  if (!unit) return false;
  const actors = await findReporters(deps.directory, unit._id, today(deps.clock, unit.zone));
  return actors.some(({ person }) => person._id === reader);
}

async function nameOf(deps: LoadReminderDeps, personId: string): Promise<string> {
  return (await deps.people.get(personId))?.name ?? '';
}
