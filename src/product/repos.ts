import { AUDIT, type AuditEntry } from '../audit/audit-entry.ts';
import { CLIENT_KEYS, CLIENTS, type Client, type ClientKey } from '../clients/client.ts';
import { DRAFTS, type PassportDraft } from '../clients/passport/draft.ts';
import { CHANNELS, type Channel, CONVERSATIONS, type Conversation } from '../deliveries/conversation.ts';
import { DELIVERIES, type Delivery } from '../deliveries/delivery.ts';
import { DICTIONARIES, type DictionaryDoc } from '../dictionaries/dictionary.ts';
import { FIGURES, type MonthFigures } from '../figures/month-figures.ts';
import { UNIT_INCOME, type UnitIncome } from '../figures/unit-income.ts';
import { FILE_ARRIVALS, type FileArrival } from '../files/file-arrival.ts';
import {
  FILE_CHUNKS,
  FILE_OFFERS,
  FILES,
  type FileChunk,
  type FileOffer,
  type StoredFile,
} from '../files/stored-file.ts';
import { GREETINGS, type Greeting } from '../greetings/greeting.ts';
import { GREETING_INTENTS, type GreetingIntent } from '../greetings/intent.ts';
import { GREETING_PLANS, type GreetingPlan } from '../greetings/plans/greeting-plan.ts';
import { NOTES, type Note } from '../notes/note.ts';
import { PEOPLE, type Person, UNITS, type Unit } from '../people/person.ts';
import { REPLACEMENTS, type Replacement } from '../people/replacement.ts';
import { STAFF, type StaffRegister } from '../people/staff.ts';
import { POTENTIAL_CLIENTS, type PotentialClient } from '../potential/potential-client.ts';
import { PROPOSAL_ANSWERS, type ProposalAnswer } from '../proposals/proposal-answer.ts';
import { RECEIPTS, type Receipt } from '../receipts/receipt.ts';
import { REMINDER_CLOCKS, type ReminderClock } from '../reminders/reminder-clock.ts';
import { REPORT_VERSIONS, type ReportVersion } from '../reports/report-version.ts';
import { REPORTS, type UnitReport } from '../reports/unit-report.ts';
import { REQUESTS } from '../requests/collection.ts';
import type { RequestDoc } from '../requests/request.ts';
import { REQUEST_DRAFTS, type RequestDraft } from '../requests/request-draft.ts';
import { SETTINGS, type SettingDoc } from '../settings/setting.ts';
import { COUNTERS, type Counter } from '../storage/counter.ts';
import { MARKS, type Mark } from '../storage/mark.ts';
import type { CollectionDef, Repo, Store } from '../storage/store.ts';
import { VIP_LISTS, type VipList } from '../vip-lists/vip-list.ts';

/** Every collection of the product, by the name that use cases ask for. */
export interface Repos {
  people: Repo<Person>;
  units: Repo<Unit>;
  staff: Repo<StaffRegister>;
  replacements: Repo<Replacement>;
  dictionaries: Repo<DictionaryDoc>;
  clients: Repo<Client>;
  clientKeys: Repo<ClientKey>;
  drafts: Repo<PassportDraft>;
  figures: Repo<MonthFigures>;
  unitIncome: Repo<UnitIncome>;
  potentialClients: Repo<PotentialClient>;
  proposalAnswers: Repo<ProposalAnswer>;
  requests: Repo<RequestDoc>;
  requestDrafts: Repo<RequestDraft>;
  counters: Repo<Counter>;
  reports: Repo<UnitReport>;
  reportVersions: Repo<ReportVersion>;
  greetings: Repo<Greeting>;
  greetingIntents: Repo<GreetingIntent>;
  greetingPlans: Repo<GreetingPlan>;
  reminderClocks: Repo<ReminderClock>;
  deliveries: Repo<Delivery>;
  conversations: Repo<Conversation>;
  channels: Repo<Channel>;
  audit: Repo<AuditEntry>;
  files: Repo<StoredFile>;
  fileChunks: Repo<FileChunk>;
  fileOffers: Repo<FileOffer>;
  fileArrivals: Repo<FileArrival>;
  notes: Repo<Note>;
  vipLists: Repo<VipList>;
  settings: Repo<SettingDoc>;
  marks: Repo<Mark>;
  receipts: Repo<Receipt>;
}

/** For migrate, export and import. */
export const COLLECTIONS = [
  PEOPLE,
  UNITS,
  STAFF,
  REPLACEMENTS,
  DICTIONARIES,
  CLIENTS,
  CLIENT_KEYS,
  DRAFTS,
  FIGURES,
  UNIT_INCOME,
  POTENTIAL_CLIENTS,
  PROPOSAL_ANSWERS,
  REQUESTS,
  REQUEST_DRAFTS,
  COUNTERS,
  REPORTS,
  REPORT_VERSIONS,
  GREETINGS,
  GREETING_INTENTS,
  GREETING_PLANS,
  REMINDER_CLOCKS,
  DELIVERIES,
  CONVERSATIONS,
  CHANNELS,
  AUDIT,
  FILES,
  FILE_CHUNKS,
  FILE_OFFERS,
  FILE_ARRIVALS,
  NOTES,
  VIP_LISTS,
  SETTINGS,
  MARKS,
  RECEIPTS,
] as unknown as CollectionDef<never>[];

export function openRepos(store: Store): Repos {
  return {
    people: store.repo(PEOPLE),
    units: store.repo(UNITS),
    staff: store.repo(STAFF),
    replacements: store.repo(REPLACEMENTS),
    dictionaries: store.repo(DICTIONARIES),
    clients: store.repo(CLIENTS),
    clientKeys: store.repo(CLIENT_KEYS),
    drafts: store.repo(DRAFTS),
    figures: store.repo(FIGURES),
    unitIncome: store.repo(UNIT_INCOME),
    potentialClients: store.repo(POTENTIAL_CLIENTS),
    proposalAnswers: store.repo(PROPOSAL_ANSWERS),
    requests: store.repo(REQUESTS),
    requestDrafts: store.repo(REQUEST_DRAFTS),
    counters: store.repo(COUNTERS),
    reports: store.repo(REPORTS),
    reportVersions: store.repo(REPORT_VERSIONS),
    greetings: store.repo(GREETINGS),
    greetingIntents: store.repo(GREETING_INTENTS),
    greetingPlans: store.repo(GREETING_PLANS),
    reminderClocks: store.repo(REMINDER_CLOCKS),
    deliveries: store.repo(DELIVERIES),
    conversations: store.repo(CONVERSATIONS),
    channels: store.repo(CHANNELS),
    audit: store.repo(AUDIT),
    files: store.repo(FILES),
    fileChunks: store.repo(FILE_CHUNKS),
    fileOffers: store.repo(FILE_OFFERS),
    fileArrivals: store.repo(FILE_ARRIVALS),
    notes: store.repo(NOTES),
    vipLists: store.repo(VIP_LISTS),
    settings: store.repo(SETTINGS),
    marks: store.repo(MARKS),
    receipts: store.repo(RECEIPTS),
  };
}
