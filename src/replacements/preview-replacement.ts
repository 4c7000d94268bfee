import { type Client, clientsBy } from '../clients/client.ts';
import { draftsBy, type PassportDraft } from '../clients/passport/draft.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { type Subject, subjectOf } from '../kernel/subject.ts';
import type { Directory } from '../people/directory.ts';
import { type Person, peopleBy } from '../people/person.ts';
import type { MovedCounts } from '../people/replacement.ts';
import { requireRight } from '../people/require-right.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import { isHandedIn } from '../reports/report-rules.ts';
import type { UnitReport } from '../reports/unit-report.ts';
import { requestKind } from '../requests/kinds/index.ts';
import { awaitsEffect } from '../requests/named-people-rules.ts';
import { type RequestDoc, type RequestStatus, requestsBy } from '../requests/request.ts';
import { type RequestDraft, requestDraftsBy } from '../requests/request-draft.ts';
import { findWaitingFor } from '../requests/views/find-waiting-for.ts';
import type { KeyOf, Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';

export interface PreviewReplacementDeps {
  people: Repo<Person>;
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  drafts: Repo<PassportDraft>;
  requestDrafts: Repo<RequestDraft>;
  reports: Repo<UnitReport>;
  reminderClocks: Repo<ReminderClock>;
  directory: Directory;
  clock: Clock;
}

export interface ReplacementPreview {
  leaver: Person;
  successor: Person;
  moved: MovedCounts;
}

/** Everything that would move. Throws FORBIDDEN, NOT_FOUND, SAME_PERSON. */
export async function previewReplacement(
  deps: PreviewReplacementDeps,
  input: { actor: string; leaver: string; successor: string },
): Promise<ReplacementPreview> {
  await requireRight(deps, input.actor, 'keep-directory');
  // Somebody's access may have been closed before a successor was found.
  const leaver = await deps.people.get(input.leaver);
  if (!leaver) throw new AppError('NOT_FOUND', { message: `no person ${input.leaver}` });
  const successor = await deps.directory.getPerson(input.successor);
  if (leaver._id === successor._id) throw new AppError('SAME_PERSON');
  if (leaver.tenantId !== successor.tenantId) throw new AppError('NOT_FOUND');
  return { leaver, successor, moved: await countMoved(deps, leaver) };
}

/** Counts what the leaver has, or is to do. */
export async function countMoved(deps: PreviewReplacementDeps, leaver: Person): Promise<MovedCounts> {
  const id = leaver._id;
  const clients = (key: KeyOf<Client>) => deps.clients.count({ index: 'all', eq: {}, keys: [key] });
  const authored = (status: RequestStatus) =>
    deps.requests.count({ index: 'all', eq: {}, keys: [requestsBy.author(id), requestsBy.status(status)] });
  const own = { index: 'owner', eq: { owner: id } };
  return {
    steps: (await findWaitingFor(deps, leaver)).length,
    requests: (await authored('open')) + (await authored('returned')),
    named: await countNamed(deps, id),
    clients: await clients(clientsBy.manager(id)),
    deputies: await clients(clientsBy.deputy(id)),
    reminders: await countReminders(deps, id),
    drafts:
      (await deps.drafts.count({ ...own, keys: [draftsBy.unfinished] })) +
      (await deps.requestDrafts.count({ ...own, keys: [requestDraftsBy.unfinished] })),
    reports: await countReports(deps, leaver),
    substitutions: await deps.people.count({
      index: 'active',
      eq: { active: true },
      keys: [peopleBy.substitute(id)],
    }),
  };
}

async function countNamed(deps: PreviewReplacementDeps, id: string): Promise<number> {
  const keys = [requestsBy.names(id)];
  const open = {
    index: 'all',
    eq: {},
    keys,
    anyKeys: [requestsBy.status('open'), requestsBy.status('returned')],
  };
  const approved = {
    index: 'all',
    eq: {},
    keys: [...keys, requestsBy.status('approved')],
    desc: true,
    limit: 200,
  };
  const { items } = await deps.requests.find(approved);
  let ahead = 0;
  for (const request of items) {
    const zone = await zoneOfUnit(deps, request.unit);
    const date = today(deps.clock, zone).toString();
    if (awaitsEffect(requestKind(request.type), request, date)) ahead += 1;
  }
  return (await deps.requests.count(open)) + ahead;
}

/** Days of the leaver's clients, and the leaver's own holidays. */
async function countReminders(deps: PreviewReplacementDeps, id: string): Promise<number> {
  const armed = async (subject: Subject) => {
    const page = await deps.reminderClocks.find({ index: 'subject', eq: { subject }, limit: 200 });
    return page.items.filter(({ status }) => status === 'armed').length;
  };
  let found = await armed(subjectOf.person(id));
  for await (const client of walk(deps.clients, { index: 'all', eq: {}, keys: [clientsBy.manager(id)] }))
    found += await armed(subjectOf.client(client._id));
  return found;
}

/** Reports that the leaver's units still owe. */
async function countReports(deps: PreviewReplacementDeps, { roles }: Person): Promise<number> {
  let found = 0;
  for (const { role, scope } of roles) {
    if (role !== 'unit-sales-head') continue;
    const page = await deps.reports.find({ index: 'unit', eq: { unit: scope }, desc: true, limit: 24 });
    found += page.items.filter((report) => !isHandedIn(report)).length;
  }
  return found;
}
