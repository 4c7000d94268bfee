import { Temporal } from 'temporal-polyfill';
import type { Client } from '../clients/client.ts';
import { maySeeClient, wayToEdit } from '../clients/client-access-rules.ts';
import { type Completeness, passportCompleteness } from '../clients/passport/completeness-rules.ts';
import type { DictionaryDoc } from '../dictionaries/dictionary.ts';
import { loadDictionary } from '../dictionaries/load-dictionary.ts';
import { type Assessment, assess } from '../figures/criteria-rules.ts';
import { type ClientFigures, figuresOf, shareOf, totalOf } from '../figures/figure-rules.ts';
import { incomeOf } from '../figures/income-of.ts';
import { loadClientMonths } from '../figures/load-client-months.ts';
import type { MonthFigures } from '../figures/month-figures.ts';
import type { UnitIncome } from '../figures/unit-income.ts';
import type { StoredFile } from '../files/stored-file.ts';
import {
  type ClientGreetings,
  type ClientGreetingsDeps,
  listClientGreetings,
} from '../greetings/list-client-greetings.ts';
import { listNotes, type NotePage } from '../notes/list-notes.ts';
import type { Note } from '../notes/note.ts';
import type { Actor } from '../people/actor.ts';
import { loadActor } from '../people/find-actor.ts';
import { GREETING_LADDER } from '../reminders/kinds/greeting-ladder.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import type { RequestKind } from '../requests/kinds/definition.ts';
import { REQUEST_KINDS } from '../requests/kinds/index.ts';
import { vipStatus } from '../requests/kinds/vip-status.ts';
import { openStepOf, type RequestDoc, requestsBy } from '../requests/request.ts';
import { waysToAct } from '../requests/rights/ability-rules.ts';
import { mayViewRequest } from '../requests/rights/view-rules.ts';
import { maskRequest } from '../requests/views/mask-request.ts';
import type { Repo } from '../storage/store.ts';
import { type OpenClientDeps, type OpenedClient, openClient } from './open-client.ts';
import { raisableFor } from './raisable-rules.ts';
import { type ClientTerm, termsOf } from './term-rules.ts';

export interface LoadClientCardDeps extends OpenClientDeps, ClientGreetingsDeps {
  figures: Repo<MonthFigures>;
  unitIncome: Repo<UnitIncome>;
  dictionaries: Repo<DictionaryDoc>;
  notes: Repo<Note>;
  files: Repo<StoredFile>;
}

/** Everything that stands on a client's card, as this person may see it. */
export interface ClientCard extends OpenedClient {
  /** Open requests that wait for this person. */
  waiting: RequestDoc[];
  /** Greetings whose reminders have begun, for who answers for the client. */
  greetings: ReminderClock[];
  /** Open step in which the client is to be told, for who has to tell it. */
  notice: { request: string; dueOn: string } | null;
  terms: ClientTerm[];
  /** The request that gave the client its status, or is about to. */
  standing: RequestDoc | null;
  /** The latest first. */
  files: StoredFile[];
  /** The latest; null for who sees the client for the sake of one decision only. */
  notes: NotePage | null;
  /** Records of this year and the last; null as with notes. */
  greeted: ClientGreetings | null;
  /** From the billing system; null where no table has told of the client. */
  figures: ClientFigures | null;
  /** Charged in the last month, in percent of what the unit earned; null where either is not known. */
  incomeShare: number | null;
  /** Against the criteria that have a number. */
  assessments: Assessment[];
  /** For who may fill the gaps. */
  completeness: Completeness | null;
  raisable: RequestKind[];
  /** True for who answers for the client. */
  mayNote: boolean;
}

const NOTES_SHOWN = 3;
const FILES_SHOWN = 5;
/** Newest requests among which the running ones are looked for. */
const LOOKED_AT = 100;

/** Throws NOT_FOUND as `openClient` does. */
export async function loadClientCard(
  deps: LoadClientCardDeps,
  input: { actor: string; client: string },
): Promise<ClientCard> {
  const [opened, viewer] = await Promise.all([openClient(deps, input), loadActor(deps, input.actor)]);
  const { client } = opened;
  const inSight = maySeeClient(viewer, client);
  const owns = wayToEdit(viewer, client) !== null;
  const [terms, standing, files, notes, greeted, months] = await Promise.all([
    findTerms(deps, viewer, client, opened.today),
    findStanding(deps, viewer, opened),
    inSight ? loadFiles(deps, client) : [],
    inSight ? listNotes(deps, client._id, { count: NOTES_SHOWN }) : null,
    inSight ? listClientGreetings(deps, client, input.actor) : null,
    inSight ? loadClientMonths(deps, client._id) : [],
  ]);
  return {
    ...opened,
    waiting: opened.openRequests.filter((request) => waitsFor(viewer, request, client)),
    greetings: owns ? opened.upcoming.filter(hasBegun) : [],
    notice: owns ? noticeDue(opened) : null,
    terms,
    standing,
    files,
    notes,
    greeted,
    figures: figuresOf(months),
    assessments: inSight ? await assessClient(deps, opened, months) : [],
    incomeShare: await shareOfIncome(deps, months),
    completeness: opened.edit === 'change' ? passportCompleteness(client.passport) : null,
    raisable: inSight ? raisableFor(viewer, client) : [],
    mayNote: inSight && owns,
  };
}

async function assessClient(
  deps: LoadClientCardDeps,
  { client, today: date }: OpenedClient,
  months: MonthFigures[],
): Promise<Assessment[]> {
  const criteria = await loadDictionary(deps, 'criteria');
  return assess(client.passport, months, criteria, Temporal.PlainDate.from(date));
}

async function shareOfIncome(deps: LoadClientCardDeps, months: MonthFigures[]): Promise<number | null> {
  const [latest] = months;
  if (!latest) return null;
  return shareOf(totalOf(latest.lines).charged, await incomeOf(deps, latest.unit, latest.period));
}

function managersOf({ passport: { appointment } }: Client): string[] {
  return [appointment.manager, ...(appointment.deputy ? [appointment.deputy] : [])];
}

function waitsFor(viewer: Actor, request: RequestDoc, client: Client): boolean {
  const seats = openStepOf(request)?.seats.filter(({ decision }) => !decision) ?? [];
  return seats.some((seat) => waysToAct(viewer, request, seat, managersOf(client)).length > 0);
}

function hasBegun({ step, result }: ReminderClock): boolean {
  return result === null && step !== GREETING_LADDER.steps[0]?.id;
}

function noticeDue({ openRequests }: OpenedClient): ClientCard['notice'] {
  for (const request of openRequests) {
    const step = openStepOf(request);
    if (step?.definition.announces && step.dueOn) {
      return { request: request._id, dueOn: step.dueOn };
    }
  }
  return null;
}

async function findTerms(
  deps: LoadClientCardDeps,
  viewer: Actor,
  client: Client,
  date: string,
): Promise<ClientTerm[]> {
  const types = REQUEST_KINDS.filter(({ group, dates }) => group === 'client' && dates);
  const page = await deps.requests.find({
    index: 'all',
    eq: {},
    keys: [requestsBy.client(client._id)],
    anyKeys: types.map(({ id }) => requestsBy.type(id)),
    desc: true,
    limit: LOOKED_AT,
  });
  const seen = page.items.filter((request) => mayViewRequest(viewer, request, managersOf(client)));
  return termsOf(seen, date);
}

async function findStanding(
  deps: LoadClientCardDeps,
  viewer: Actor,
  { client, seesContacts }: OpenedClient,
): Promise<RequestDoc | null> {
  const page = await deps.requests.find({
    index: 'all',
    eq: {},
    keys: [requestsBy.client(client._id), requestsBy.type(vipStatus.id)],
    desc: true,
    limit: LOOKED_AT,
  });
  const found = page.items.find(
    ({ values, status, steps }) =>
      values.purpose === 'registration' &&
      (status === 'open' || status === 'approved') &&
      steps.some(({ seats }) => seats.some(({ decision }) => decision)),
  );
  if (!found || !mayViewRequest(viewer, found, managersOf(client))) return null;
  return seesContacts ? found : maskRequest(vipStatus, found);
}

async function loadFiles(deps: LoadClientCardDeps, { files = [] }: Client): Promise<StoredFile[]> {
  const latest = await Promise.all(files.slice(-FILES_SHOWN).map((id) => deps.files.get(id)));
  return latest.filter((file) => file !== null).toReversed();
}
