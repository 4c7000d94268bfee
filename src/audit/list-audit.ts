import type { Client } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import { type LoadViewerDeps, loadViewer } from '../clients/load-viewer.ts';
import { AppError } from '../errors.ts';
import type { StoredFile } from '../files/stored-file.ts';
import { BRANCH, type Person } from '../people/person.ts';
import { holdsRole } from '../people/role-rules.ts';
import { findClientManagers } from '../requests/load-decision-context.ts';
import type { RequestDoc } from '../requests/request.ts';
import { mayViewRequest } from '../requests/view-rules.ts';
import type { Page, Repo } from '../storage/store.ts';
import type { AuditEntry } from './audit-entry.ts';

export interface ListAuditDeps extends LoadViewerDeps {
  audit: Repo<AuditEntry>;
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  people: Repo<Person>;
  files: Repo<StoredFile>;
}

export interface AuditPage {
  subject: string;
  /** The request's kind, which names steps and seats; null for a client. */
  request: RequestDoc | null;
  page: Page<AuditEntry>;
  /** The name of everybody in it and of every file, by id. */
  names: Record<string, string>;
}

const PAGE_SIZE = 15;

/** What only admins read: people, units and dictionaries have no number to type. */
const DIRECTORY_SUBJECT = /^(?:person|unit|dictionary):./;

/** What happened to one client or request, the latest first. Throws NOT_FOUND for what may not be seen. */
export async function listAudit(
  deps: ListAuditDeps,
  { actor, number, after }: { actor: string; number: string; after?: string },
): Promise<AuditPage> {
  const { subject, request } = await findSubject(deps, actor, number);
  const page = await deps.audit.find({
    index: 'subject',
    eq: { subject },
    desc: true,
    limit: PAGE_SIZE,
    ...(after ? { after } : {}),
  });
  return { subject, request, page, names: await findNames(deps, page.items) };
}

async function findSubject(
  deps: ListAuditDeps,
  actor: string,
  number: string,
): Promise<{ subject: string; request: RequestDoc | null }> {
  const viewer = await loadViewer(deps, actor);
  if (DIRECTORY_SUBJECT.test(number) && holdsRole(viewer.person, 'admin', BRANCH)) {
    return { subject: number, request: null };
  }
  const client = await deps.clients.get(number);
  if (client && maySeeClient(viewer, client)) return { subject: `client:${number}`, request: null };
  const request = await deps.requests.get(number);
  const managers = await findClientManagers(deps, request?.client ?? null);
  if (request && mayViewRequest(viewer, request, managers)) return { subject: `request:${number}`, request };
  throw new AppError('NOT_FOUND', { message: `no log of ${number}` });
}

function peopleIn({ by, onBehalfOf, event }: AuditEntry): string[] {
  const handed = 'to' in event && event.type !== 'client.status' ? [event.to] : [];
  const former = 'from' in event && event.type !== 'client.status' ? [event.from] : [];
  return [by, ...(onBehalfOf ? [onBehalfOf] : []), ...handed, ...former];
}

async function findNames(deps: ListAuditDeps, entries: AuditEntry[]): Promise<Record<string, string>> {
  const ids = new Set(entries.flatMap(peopleIn));
  const names: Record<string, string> = {};
  for (const id of ids) {
    const person = await deps.people.get(id);
    if (person) names[id] = person.name;
  }
  for (const { event } of entries) {
    if (event.type !== 'file.attached') continue;
    const file = await deps.files.get(event.file);
    if (file) names[file._id] = file.name;
  }
  return names;
}
