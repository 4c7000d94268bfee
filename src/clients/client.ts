import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { MadeBy } from '../kernel/made-by.ts';
import type { CollectionDef, Keyed, KeyOf, Rec } from '../storage/store.ts';
import { normaliseWords, sortKey } from '../storage/words.ts';
import { contactTokens } from './contact-words.ts';

export const CLIENT_STATUSES = [
  'candidate',
  'returned',
  'rejected',
  'withdrawn',
  'assigned_by_sp',
  'with_branch',
  'agreeing',
  'agreed',
  'confirmed_to_sp',
  'client_notified',
  'removal_proposed',
  'removed',
] as const;

export type ClientStatus = (typeof CLIENT_STATUSES)[number];

/** Statuses in which the client is a VIP and knows it: greeted, reported, served by the regulation. */
export const ACTIVE_STATUSES: readonly ClientStatus[] = ['client_notified', 'removal_proposed'];

/** Statuses after which the same client comes back with a new, linked request. */
export const ENDED_STATUSES: readonly ClientStatus[] = ['rejected', 'withdrawn', 'removed'];

/** Fields of a client that requests look at: whether it is on the list, and whether it knows that. */
export type ClientListing = Pick<Client, 'status' | 'active'>;

/** True for a client on the list or on its way there. */
export function isListed({ status }: Pick<Client, 'status'>): boolean {
  return !ENDED_STATUSES.includes(status);
}

/** `local`: every service point lies in one unit (clause 10.1). */
export type ClientLevel = 'local' | 'regional';

export interface ServicePoint {
  address: string;
  unit: string;
}

export interface ServiceRow {
  service: string;
  quantity: number;
  tariff: string;
  contract: string;
  since: string;
}

export interface OperatorRow {
  operator: string;
  services: string;
  volume: string;
}

export interface Contact {
  /** Stable within the client, so that reminders follow an edited contact. */
  id: string;
  lastName: string;
  firstName: string;
  patronymic: string;
  post: string;
  role: 'signs' | 'influences' | 'technical' | 'accountant';
  phone: string;
  email: string;
  salutation: string;
  /** `MM-DD` or `YYYY-MM-DD`; kept only with a consent reference (152-ФЗ). */
  birthday: string | null;
  consent: string | null;
  /** Stated where the patronymic does not tell it. */
  gender?: 'male' | 'female';
  /** Serves the state or a municipality: gifts have a limit (civil code, article 575). */
  official?: boolean;
}

/** A date of the company itself: foundation day and others worth a greeting. `day` is `MM-DD` or `YYYY-MM-DD`. */
export interface CompanyDay {
  id: string;
  title: string;
  day: string;
  /** An event of that one year: a jubilee, an opening. */
  once?: boolean;
}

export interface Appointment {
  orderNumber: string;
  orderDate: string;
  /** Person id. */
  manager: string;
  deputy: string | null;
  /** Number and date of the job description that states combined duties (clause 8.3). */
  combinedDuty: string | null;
}

/** The registration card (C1) as far as the client's passport goes. Amounts are kopecks, dates ISO. */
export interface Passport {
  fullName: string;
  shortName: string;
  legalForm: 'organisation' | 'entrepreneur';
  inn: string;
  /** Empty for entrepreneurs. */
  kpp: string;
  ogrn: string;
  legalAddress: string;
  postalAddress: string;
  servicePoints: ServicePoint[];
  unit: string;
  large: boolean;
  image: boolean;
  criteria: { criterion: string; value: string; period: string }[];
  sphere: string;
  productionStructure: string;
  services: ServiceRow[];
  operators: OperatorRow[];
  monthlyCharge: number | null;
  appointment: Appointment;
  contacts: Contact[];
  companyDays: CompanyDay[];
}

export interface StatusChange {
  status: ClientStatus;
  at: string;
  by: string;
  request: string | null;
  reason: string | null;
}

/** `_id` is the client's number, `VIP-2026-0001`. */
export interface Client extends Aggregate, Keyed<MadeBy<typeof clientsBy>> {
  /** `inn:kpp`, the identity reserved in `client-keys`. */
  key: string;
  status: ClientStatus;
  active: boolean;
  level: ClientLevel;
  passport: Passport;
  /** The request that decides this client now, or null. */
  openRequest: string | null;
  /** The version of the request that `client.follow` last brought in. */
  followed: { request: string; version: number } | null;
  statusHistory: StatusChange[];
  /** The approved request that appointed the manager; absent where the passport named the first one. */
  appointedBy?: string;
  /** Folded short name, for ordering. */
  sortName: string;
  /** Bumped by every edit of the passport. */
  revision: number;
  createdAt: string;
  /** UTC instant, ISO, when who answers for it said last that the passport is right; absent before the first. */
  confirmedAt?: string;
  /** Ids of files that were attached to the client itself; absent before the first. */
  files?: string[];
}

/** Keys of clients. Stores hold them: a changed letter loses what was written before. */
export const clientsBy = {
  manager: (person: string) => `manager:${person}` as const,
  /** Manager of a client that is active. */
  activeManager: (person: string) => `active-manager:${person}` as const,
  deputy: (person: string) => `deputy:${person}` as const,
  unit: (unit: string) => `unit:${unit}` as const,
  status: (status: ClientStatus) => `status:${status}` as const,
  level: (level: ClientLevel) => `level:${level}` as const,
  sphere: (sphere: string) => `sphere:${sphere}` as const,
  /** On the list, or on the way there. */
  listed: 'listed',
  active: 'active',
} as const;

/** Keys of the clients whose manager or deputy somebody is. */
export function ownClientKeys(person: string): KeyOf<Client>[] {
  return [clientsBy.manager(person), clientsBy.deputy(person)];
}

export const CLIENTS: CollectionDef<Client> = {
  name: 'clients',
  indexes: [PENDING_INDEX, { name: 'all', eq: [], range: 'sortName' }],
  tokens: (client) => [
    ...normaliseWords(client.passport.shortName),
    ...normaliseWords(client.passport.fullName),
    client.passport.inn,
    ...normaliseWords(client._id),
    ...client.passport.contacts.flatMap(contactTokens),
  ],
  keys: (client) => [
    clientsBy.manager(client.passport.appointment.manager),
    ...(client.passport.appointment.deputy ? [clientsBy.deputy(client.passport.appointment.deputy)] : []),
    clientsBy.unit(client.passport.unit),
    clientsBy.status(client.status),
    clientsBy.level(client.level),
    clientsBy.sphere(client.passport.sphere),
    ...(isListed(client) ? [clientsBy.listed] : []),
    ...(client.active
      ? [clientsBy.active, clientsBy.activeManager(client.passport.appointment.manager)]
      : []),
  ],
};

export function clientSortName(passport: Passport): string {
  return sortKey(passport.shortName);
}

/** Reserves one INN + KPP for one client. `_id` is `inn:kpp`. */
export interface ClientKey extends Rec {
  client: string;
  /** UTC instant, ISO: a reservation without a client is taken over after a minute. */
  at: string;
}

export const CLIENT_KEYS: CollectionDef<ClientKey> = { name: 'client-keys', indexes: [] };
