import type { AuditEntry } from '../audit/audit-entry.ts';
import type { Client } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import { DICTIONARY_NAMES } from '../dictionaries/dictionary.ts';
import {
  type DictionaryEntry,
  type DictionaryName,
  type LoadDictionaryDeps,
  loadDictionary,
} from '../dictionaries/load-dictionary.ts';
import type { StoredFile } from '../files/stored-file.ts';
import { AppError } from '../kernel/errors.ts';
import { parseSubject, readSubject, type Subject, type SubjectKind, subjectOf } from '../kernel/subject.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import type { Person, Unit } from '../people/person.ts';
import { hasRight } from '../people/rights.ts';
import type { PotentialClient } from '../potential/potential-client.ts';
import { wayToPotential } from '../potential/potential-rules.ts';
import type { RequestDoc } from '../requests/request.ts';
import { findClientManagers } from '../requests/rights/load-decision-context.ts';
import { mayViewRequest } from '../requests/rights/view-rules.ts';
import type { Page, Repo } from '../storage/store.ts';
import { countFitting, everybodyIn } from './page-rules.ts';

export interface ListAuditDeps extends LoadActorDeps, LoadDictionaryDeps {
  audit: Repo<AuditEntry>;
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  people: Repo<Person>;
  files: Repo<StoredFile>;
  potentialClients: Repo<PotentialClient>;
}

export interface AuditPage {
  subject: Subject;
  /** The request's kind, which names steps and seats; null for a client. */
  request: RequestDoc | null;
  page: Page<AuditEntry>;
  /** The name of everybody in it and of every file, by id. */
  names: Record<string, string>;
  /** Targets of values. */
  units: Unit[];
  dictionaries: Record<DictionaryName, DictionaryEntry[]>;
}

const PAGE_SIZE = 12;

/** Subjects only admins read. */
const ADMIN_SUBJECTS: SubjectKind[] = ['branch', 'person', 'unit', 'dictionary', 'report'];

/** Lists what happened to a client or request, latest first. Throws NOT_FOUND for one not to be seen. */
export async function listAudit(
  deps: ListAuditDeps,
  { actor, number, after }: { actor: string; number: string; after?: string },
): Promise<AuditPage> {
  const { subject, request } = await findSubject(deps, actor, number);
  const query = { index: 'subject', eq: { subject }, desc: true, ...(after ? { after } : {}) };
  const most = await deps.audit.find({ ...query, limit: PAGE_SIZE });
  const fitting = countFitting(most.items, request);
  const page = fitting < most.items.length ? await deps.audit.find({ ...query, limit: fitting }) : most;
  const dictionaries = {} as AuditPage['dictionaries'];
  for (const name of DICTIONARY_NAMES) dictionaries[name] = await loadDictionary(deps, name);
  return {
    subject,
    request,
    page,
    names: await findNames(deps, page.items, { subject, request }),
    units: await deps.directory.listUnits(),
    dictionaries,
  };
}

async function findSubject(
  deps: ListAuditDeps,
  actor: string,
  number: string,
): Promise<{ subject: Subject; request: RequestDoc | null }> {
  const viewer = await loadActor(deps, actor);
  // A command comes in capitals, which only numbers have.
  const subject = parseSubject(number.toLowerCase());
  if (
    subject &&
    ADMIN_SUBJECTS.includes(readSubject(subject).kind) &&
    hasRight(viewer.person, 'read-directory-log')
  ) {
    return { subject, request: null };
  }
  const client = await deps.clients.get(number);
  if (client && maySeeClient(viewer, client)) return { subject: subjectOf.client(number), request: null };
  const potential = number.startsWith('POT-') ? await deps.potentialClients.get(number) : null;
  if (potential && wayToPotential(viewer, potential)) {
    return { subject: subjectOf.potential(number), request: null };
  }
  const request = await deps.requests.get(number);
  const managers = await findClientManagers(deps, request?.client ?? null);
  if (request && mayViewRequest(viewer, request, managers))
    return { subject: subjectOf.request(number), request };
  throw new AppError('NOT_FOUND', { message: `no log of ${number}` });
}

async function findNames(
  deps: ListAuditDeps,
  entries: AuditEntry[],
  { subject, request }: Pick<AuditPage, 'subject' | 'request'>,
): Promise<Record<string, string>> {
  const about = readSubject(subject);
  const ids = new Set([
    ...(about.kind === 'person' ? [about.id] : []),
    ...entries.flatMap((entry) => everybodyIn(entry, request)),
  ]);
  const names: Record<string, string> = {};
  for (const id of ids) {
    const person = await deps.people.get(id);
    if (person) names[id] = person.name;
  }
  for (const { event } of entries) {
    if (event.type !== 'file.attached' && event.type !== 'file.handed-out') continue;
    const file = await deps.files.get(event.file);
    if (file) names[file._id] = file.name;
  }
  return names;
}
