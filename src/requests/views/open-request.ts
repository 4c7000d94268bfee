import type { Client, Passport } from '../../clients/client.ts';
import { maskContact, maySeeClient, maySeeContacts } from '../../clients/client-access-rules.ts';
import { proposedPassport } from '../../clients/register/reserve-key.ts';
import type { StoredFile } from '../../files/stored-file.ts';
import type { Values } from '../../forms/field.ts';
import { type Clock, today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { type Actor, type Capacity, peopleIn } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import { DEFAULT_ZONE, type Person, type Unit } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { getRequest } from '../get-request.ts';
import type { KindFields, RequestKind } from '../kinds/definition.ts';
import { requestKind } from '../kinds/index.ts';
import { awaitsEffect } from '../named-people-rules.ts';
import { type Outcome, openStepOf, type RequestDoc } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import { type Abilities, abilitiesOf, waysToAct } from '../rights/ability-rules.ts';
import { filesOf } from '../rights/file-rules.ts';
import { findSubstitutes } from '../rights/find-substitutes.ts';
import { mayViewRequest } from '../rights/view-rules.ts';
import { outcomeOf } from '../route/decision-rules.ts';
import { isBarred, isEligible, mayTakeBack } from '../route/eligibility-rules.ts';
import { findDeparted } from './find-departed.ts';
import { type FindUnreachableDeps, findUnreachable } from './find-unreachable.ts';
import { type LoadFieldOptionsDeps, loadFieldOptions, type OptionEntry } from './load-field-options.ts';
import { maskRequest } from './mask-request.ts';
import { nameChosen } from './name-chosen.ts';

export interface OpenRequestDeps extends LoadFieldOptionsDeps, FindUnreachableDeps {
  clients: Repo<Client>;
  people: Repo<Person>;
  files: Repo<StoredFile>;
  clock: Clock;
}

/** One request as one reader may see it. */
export interface RequestView {
  /** Without what names the client's people, for who may not see the client's contacts. */
  request: RequestDoc;
  definition: RequestKind;
  client: Client | null;
  /** The client's passport as the reader may see it; null for who may not open the client's card. */
  passport: ReaderPassport | null;
  /** Every unit of the branch: the request's own, and those it names. */
  units: Unit[];
  /** The name of everybody who appears in it, by id; leavers included. */
  names: Record<string, string>;
  /** In the order in which they came. */
  files: StoredFile[];
  /** The dictionaries that its fields and those of its steps name, and what it names that they offer no more. */
  entries: Record<string, OptionEntry[]>;
  abilities: Abilities;
  /** The last decision that stands in this round and is the reader's own, or was taken in their name. */
  decided: { step: string; outcome: Outcome } | null;
  /** True when an open request can be granted no more: its client is not on the list. */
  clientLeft: boolean;
  /** Substitutes who can decide undecided seats of the open step today, by seat. */
  substitutes: Record<string, Capacity[]>;
  /** Names of those who alone could decide and whom the bot cannot reach. */
  unreachable: string[];
  /** Names of those whom it names for something to come, or named in vain, and who are gone. */
  departed: string[];
  /** ISO date in the unit's zone. */
  today: string;
}

/** With what the request proposes to change, and contacts as posts alone for who may not see them. */
export interface ReaderPassport {
  passport: Passport;
  seesContacts: boolean;
}

/** Throws NOT_FOUND, also for what the actor may not see, NOT_IN_DIRECTORY. */
export async function openRequest(
  deps: OpenRequestDeps,
  { actor, requestId }: { actor: string; requestId: string },
): Promise<RequestView> {
  const request = await getRequest(deps, requestId);
  const client = request.client ? await deps.clients.get(request.client) : null;
  const units = await deps.directory.listUnits();
  const unit = units.find(({ _id }) => _id === request.unit);
  const date = today(deps.clock, unit?.zone ?? DEFAULT_ZONE);
  const who = await findActor(deps, actor, date);
  const managers = managersOf(client);
  if (!mayViewRequest(who, request, managers)) throw new AppError('NOT_FOUND');
  const files = await findFiles(deps, request);
  const definition = requestKind(request.type);
  const departed = await findGone(deps, definition, request, date.toString());
  const substitutes = await findSubstitutes(deps, request);
  const acting = Object.values(substitutes).flat().flatMap(peopleIn);
  const seesPersonal = !client || maySeeContacts(who, client);
  return {
    request: seesPersonal ? request : maskRequest(definition, request),
    definition,
    client,
    passport: client && passportFor(who, client, request, managers),
    units,
    names: await findNames(deps, request, [...managers, ...acting, ...files.map(({ by }) => by)]),
    substitutes,
    files,
    entries: await findEntries(deps, request),
    abilities: abilitiesNow(definition, request, client, departed, abilitiesOf(who, request, managers)),
    decided: decidedBy(actor, request),
    clientLeft:
      (request.status === 'open' || request.status === 'returned') && !isEligible(definition, client),
    unreachable: await namesOf(deps, await findLost(deps, request)),
    departed: await namesOf(deps, departed),
    today: date.toString(),
  };
}

function decidedBy(reader: string, { steps }: RequestDoc): RequestView['decided'] {
  const own = steps.flatMap(({ definition, seats }) =>
    seats.flatMap(({ decision }) =>
      decision && peopleIn(decision).includes(reader)
        ? [{ step: definition.id, outcome: decision.outcome }]
        : [],
    ),
  );
  return own.at(-1) ?? null;
}

/** For whoever has the client within sight, or is asked to decide here. */
function passportFor(
  who: Actor,
  client: Client,
  request: RequestDoc,
  managers: string[],
): ReaderPassport | null {
  const isAsked = openStepOf(request)?.seats.some(
    (seat) => !seat.decision && waysToAct(who, request, seat, managers).length > 0,
  );
  if (!isAsked && !maySeeClient(who, client)) return null;
  const seesContacts = maySeeContacts(who, client);
  const isAhead = request.status === 'open' || request.status === 'returned';
  const passport = { ...client.passport, ...(isAhead ? proposedPassport(request) : {}) };
  if (seesContacts) return { passport, seesContacts };
  return { passport: { ...passport, contacts: passport.contacts.map(maskContact) }, seesContacts };
}

/** As the client stands: an agreement that would be refused is not offered, one that may turn out a refusal is. */
function abilitiesNow(
  definition: RequestKind,
  request: RequestDoc,
  client: Client | null,
  departed: string[],
  found: Abilities,
): Abilities {
  const abilities = { ...found, withdraw: found.owner && mayTakeBack(definition, request, client) };
  const { seat } = abilities;
  const step = seat?.step.definition;
  if (!seat || !step || step.refusedWhen) return abilities;
  const acts = seat.acts.filter((act) => {
    const outcome = outcomeOf(step, act);
    const isVain = outcome === 'approved' && departed.length > 0;
    return !isVain && !isBarred(definition, step, outcome, client);
  });
  return { ...abilities, seat: { ...seat, acts } };
}

async function findLost(deps: OpenRequestDeps, request: RequestDoc): Promise<string[]> {
  return [...new Set((await findUnreachable(deps, request)).flatMap(({ people }) => people))];
}

async function findGone(
  deps: OpenRequestDeps,
  definition: RequestKind,
  request: RequestDoc,
  today: string,
): Promise<string[]> {
  if (request.lapsed) return request.lapsed;
  const isAhead = request.status === 'open' || request.status === 'returned';
  return isAhead || awaitsEffect(definition, request, today) ? findDeparted(deps, request) : [];
}

async function namesOf({ people }: OpenRequestDeps, ids: string[]): Promise<string[]> {
  const names: string[] = [];
  for (const id of ids) names.push((await people.get(id))?.name ?? id);
  return names;
}

async function findEntries(
  deps: OpenRequestDeps,
  { author, type, steps, values }: RequestDoc,
): Promise<Record<string, OptionEntry[]>> {
  const forms: [KindFields, Values][] = [[requestKind(type).fields, values]];
  for (const { definition, seats } of steps) {
    forms.push([definition.fields ?? {}, {}]);
    for (const { decision } of seats) forms.push([definition.fields ?? {}, decision?.values ?? {}]);
  }
  let all: Record<string, OptionEntry[]> = {};
  for (const [fields, entered] of forms) {
    const { entries } = await loadFieldOptions(deps, author, fields);
    all = await nameChosen(deps, { ...entries, ...all }, fields, entered);
  }
  return all;
}

async function findFiles(deps: OpenRequestDeps, request: RequestDoc): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for (const id of filesOf(request)) {
    const file = await deps.files.get(id);
    if (file) files.push(file);
  }
  return files;
}

function managersOf(client: Client | null): string[] {
  if (!client) return [];
  const { manager, deputy } = client.passport.appointment;
  return deputy ? [manager, deputy] : [manager];
}

async function findNames(
  deps: OpenRequestDeps,
  request: RequestDoc,
  more: string[],
): Promise<Record<string, string>> {
  const ids = new Set([...requestersOf(request), ...more]);
  for (const seat of request.steps.flatMap((step) => step.seats)) {
    for (const id of seat.decision ? peopleIn(seat.decision) : []) ids.add(id);
  }
  for (const entry of request.history) {
    for (const id of peopleIn(entry)) ids.add(id);
    if (entry.to) ids.add(entry.to);
  }
  const names: Record<string, string> = {};
  for (const id of ids) names[id] = (await deps.people.get(id))?.name ?? '';
  return names;
}
