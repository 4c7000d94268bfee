import type { Client } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import { type LoadViewerDeps, loadViewer } from '../clients/load-viewer.ts';
import { AppError } from '../errors.ts';
import type { Person } from '../people/person.ts';
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
}

export interface AuditPage {
  subject: string;
  /** The request's kind, which names steps and seats; null for a client. */
  request: RequestDoc | null;
  page: Page<AuditEntry>;
  /** The name of everybody in it, by id. */
  names: Record<string, string>;
}

const PAGE_SIZE = 15;

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
  const client = await deps.clients.get(number);
  if (client && maySeeClient(viewer, client)) return { subject: `client:${number}`, request: null };
  const request = await deps.requests.get(number);
  const managers = await findClientManagers(deps, request?.client ?? null);
  if (request && mayViewRequest(viewer, request, managers)) return { subject: `request:${number}`, request };
  throw new AppError('NOT_FOUND', { message: `no log of ${number}` });
}

async function findNames(deps: ListAuditDeps, entries: AuditEntry[]): Promise<Record<string, string>> {
  const ids = new Set(entries.flatMap(({ by, onBehalfOf }) => (onBehalfOf ? [by, onBehalfOf] : [by])));
  const names: Record<string, string> = {};
  for (const id of ids) {
    const person = await deps.people.get(id);
    if (person) names[id] = person.name;
  }
  return names;
}
