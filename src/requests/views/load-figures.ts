import { type Client, clientsBy } from '../../clients/client.ts';
import type { DictionaryDoc, DictionaryEntry } from '../../dictionaries/dictionary.ts';
import { loadDictionary } from '../../dictionaries/load-dictionary.ts';
import { type Assessment, assess } from '../../figures/criteria-rules.ts';
import { type ClientFigures as Charges, figuresOf } from '../../figures/figure-rules.ts';
import { loadClientMonths } from '../../figures/load-client-months.ts';
import type { MonthFigures } from '../../figures/month-figures.ts';
import type { Values } from '../../forms/field.ts';
import { type Clock, today } from '../../kernel/clock.ts';
import type { Directory } from '../../people/directory.ts';
import { BRANCH, type Person, type Unit } from '../../people/person.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { type PotentialClient, potentialBy } from '../../potential/potential-client.ts';
import type { KeyOf, Query, Repo } from '../../storage/store.ts';
import { walk } from '../../storage/walk.ts';
import type { RequestKind } from '../kinds/definition.ts';
import { openStepOf, type RequestDoc } from '../request.ts';
import { findOpenRequests } from './find-client-requests.ts';

export interface LoadFiguresDeps {
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  directory: Directory;
  units: Repo<Unit>;
  figures: Repo<MonthFigures>;
  potentialClients: Repo<PotentialClient>;
  dictionaries: Repo<DictionaryDoc>;
  clock: Clock;
}

/** Figures that help to decide, beside the request itself, as of now. */
export type Figures = UnitFigures | ClientFigures | ChargeFigures | CriteriaFigures | TaxFigures;

/** A unit's managers and clients: what a number of managers is judged by. */
export interface UnitFigures {
  kind: 'unit-managers';
  /** Null while the branch director has approved none. */
  approved: Unit['approvedManagers'];
  managers: number;
  clients: number;
  /** Number that is asked for, or null. */
  asked: number | null;
  /** Managers for whom clients of the unit are a duty beside others. */
  combined: number;
  /** So many may become VIPs of the unit. */
  potential: number;
}

/** Year of the client as the billing system told of it, while it helps to decide; null where no table did. */
interface WithCharges {
  charges: Charges | null;
}

/** Other open requests about the client: its removal leaves them behind. */
export interface ClientFigures extends WithCharges {
  kind: 'client-requests';
  requests: Pick<RequestDoc, '_id' | 'type'>[];
}

/** Charge of a month, and the amount that the percentage asked for would take of it; kopecks. */
export interface ChargeFigures extends WithCharges {
  kind: 'client-charge';
  charge: number;
  amount: number | null;
}

/** Tax that `amount` holds at the rate of `vat`; kopecks. */
export interface TaxFigures {
  kind: 'amount-vat';
  tax: number;
}

/** The client against the criteria that have a number, beside the charge that its manager stated; kopecks. */
export interface CriteriaFigures extends WithCharges {
  kind: 'client-criteria';
  claimed: number | null;
  assessments: Assessment[];
  criteria: DictionaryEntry[];
}

/** Null for kinds that show none, and where nothing is to be decided any more. */
export async function loadFigures(
  deps: LoadFiguresDeps,
  definition: RequestKind,
  request: RequestDoc,
): Promise<Figures | null> {
  if (definition.figures === 'unit-managers') return loadUnit(deps, request);
  if (definition.figures === 'client-charge') return loadCharge(deps, request);
  if (definition.figures === 'amount-vat') return taxIn(request.values);
  const isDecided = openStepOf(request) === undefined;
  if (definition.figures === 'client-criteria') return isDecided ? null : loadCriteria(deps, request);
  if (definition.figures !== 'client-requests' || !request.client || isDecided) return null;
  const open = await findOpenRequests(deps, request.client);
  const others = open.filter(({ _id }) => _id !== request._id);
  const requests = others.map(({ _id, type }) => ({ _id, type }));
  return { kind: 'client-requests', requests, charges: await loadCharges(deps, request.client) };
}

async function loadCharges(deps: Pick<LoadFiguresDeps, 'figures'>, client: string): Promise<Charges | null> {
  return figuresOf(await loadClientMonths(deps, client));
}

async function loadCharge(
  deps: Pick<LoadFiguresDeps, 'clients' | 'figures'>,
  request: RequestDoc,
): Promise<ChargeFigures | null> {
  const client = request.client ? await deps.clients.get(request.client) : null;
  const charge = client?.passport.monthlyCharge;
  if (!client || typeof charge !== 'number' || charge === 0) return null;
  const { percent } = request.values;
  return {
    kind: 'client-charge',
    charge,
    amount: typeof percent === 'number' ? Math.round((charge * percent) / 100) : null,
    charges: openStepOf(request) ? await loadCharges(deps, client._id) : null,
  };
}

/** Null where there is no amount, or no tax in it. */
export function taxIn({ amount, vat }: Values): TaxFigures | null {
  const rate = Number(vat);
  if (typeof amount !== 'number' || !(rate > 0)) return null;
  return { kind: 'amount-vat', tax: Math.round((amount * rate) / (100 + rate)) };
}

async function loadCriteria(
  deps: LoadFiguresDeps,
  { client: id }: RequestDoc,
): Promise<CriteriaFigures | null> {
  const client = id ? await deps.clients.get(id) : null;
  if (!client) return null;
  const { passport } = client;
  const criteria = await loadDictionary(deps, 'criteria');
  const months = await loadClientMonths(deps, client._id);
  const date = today(deps.clock, await zoneOfUnit(deps, passport.unit));
  const assessments = assess(passport, months, criteria, date).filter(({ value }) => value !== null);
  const charges = figuresOf(months);
  if (assessments.length === 0 && !charges) return null;
  return { kind: 'client-criteria', claimed: passport.monthlyCharge, assessments, criteria, charges };
}

async function loadUnit(deps: LoadFiguresDeps, { unit: id, values }: RequestDoc): Promise<UnitFigures> {
  const [unit, managers] = await Promise.all([deps.units.get(id), deps.directory.findHolders('manager', id)]);
  const clients = queryOf(id, managers);
  const open = [potentialBy.unit(id), potentialBy.status('open')];
  return {
    kind: 'unit-managers',
    approved: unit?.approvedManagers ?? null,
    managers: managers.length,
    clients: clients ? await deps.clients.count(clients) : 0,
    asked: typeof values.approved === 'number' ? values.approved : null,
    combined: clients ? await countCombined(deps, clients) : 0,
    potential: await deps.potentialClients.count({ index: 'all', eq: {}, keys: open }),
  };
}

type ClientQuery = Pick<Query<KeyOf<Client>>, 'index' | 'eq' | 'keys' | 'anyKeys'>;

/** No client belongs to the head office: those of its managers count there. */
function queryOf(unit: string, managers: Person[]): ClientQuery | null {
  const active = { index: 'all', eq: {} };
  if (unit !== BRANCH) return { ...active, keys: [clientsBy.unit(unit), clientsBy.active] };
  if (managers.length === 0) return null;
  const anyKeys = managers.map(({ _id }) => clientsBy.manager(_id));
  return { ...active, keys: [clientsBy.active], anyKeys };
}

const MOST_CLIENTS = 2000;

/** Managers whose job description names other duties too (clause 8.3). */
async function countCombined({ clients }: LoadFiguresDeps, query: ClientQuery): Promise<number> {
  const combined = new Set<string>();
  let read = 0;
  for await (const { passport } of walk(clients, query)) {
    if (passport.appointment.combinedDuty) combined.add(passport.appointment.manager);
    read += 1;
    if (read === MOST_CLIENTS) break;
  }
  return combined.size;
}
