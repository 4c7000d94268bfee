import type { Client } from '../clients/client.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { type Subject, subjectOf } from '../kernel/subject.ts';
import type { Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { MovedCounts } from '../people/replacement.ts';
import { requireRight } from '../people/require-right.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { ReminderClock } from '../reminders/reminder-clock.ts';
import type { UnitReport } from '../reports/unit-report.ts';
import { requestKind } from '../requests/kinds/index.ts';
import { awaitsEffect } from '../requests/named-people-rules.ts';
import type { RequestDoc } from '../requests/request.ts';
import type { RequestDraft } from '../requests/request-draft.ts';
import { findWaitingFor } from '../requests/views/find-waiting-for.ts';
import type { Repo } from '../storage/store.ts';
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
  const clients = (key: string) => deps.clients.count({ index: 'all', eq: {}, keys: [`${key}:${id}`] });
  const authored = (status: string) =>
    deps.requests.count({ index: 'all', eq: {}, keys: [`author:${id}`, `status:${status}`] });
  return {
    steps: (await findWaitingFor(deps, leaver)).length,
    requests: (await authored('open')) + (await authored('returned')),
    named: await countNamed(deps, id),
    clients: await clients('manager'),
    deputies: await clients('deputy'),
    reminders: await countReminders(deps, id),
    drafts: (await countDrafts(deps.drafts, id)) + (await countDrafts(deps.requestDrafts, id)),
    reports: await countReports(deps, leaver),
    substitutions: await deps.people.count({
      index: 'active',
      eq: { active: true },
      keys: [`substitute:${id}`],
    }),
  };
}

async function countNamed(deps: PreviewReplacementDeps, id: string): Promise<number> {
  const keys = [`names:${id}`];
  const open = { index: 'all', eq: {}, keys, anyKeys: ['status:open', 'status:returned'] };
  const approved = { index: 'all', eq: {}, keys: [...keys, 'status:approved'], desc: true, limit: 200 };
  const { items } = await deps.requests.find(approved);
  let ahead = 0;
  for (const request of items) {
    const zone = await zoneOfUnit(deps, request.unit);
    const date = today(deps.clock, zone).toString();
    if (awaitsEffect(requestKind(request.type), request, date)) ahead += 1;
  }
  return (await deps.requests.count(open)) + ahead;
}

function countDrafts(drafts: { count: Repo<PassportDraft>['count'] }, owner: string): Promise<number> {
  return drafts.count({ index: 'owner', eq: { owner }, keys: ['unfinished'] });
}

/** Days of the leaver's clients, and the leaver's own holidays. */
async function countReminders(deps: PreviewReplacementDeps, id: string): Promise<number> {
  const armed = async (subject: Subject) => {
    const page = await deps.reminderClocks.find({ index: 'subject', eq: { subject }, limit: 200 });
    return page.items.filter(({ status }) => status === 'armed').length;
  };
  let found = await armed(subjectOf.person(id));
  for await (const client of walk(deps.clients, { index: 'all', eq: {}, keys: [`manager:${id}`] }))
    found += await armed(subjectOf.client(client._id));
  return found;
}

/** Reports that the leaver's units still owe. */
async function countReports(deps: PreviewReplacementDeps, { roles }: Person): Promise<number> {
  let found = 0;
  for (const { role, scope } of roles) {
    if (role !== 'unit-sales-head') continue;
    const page = await deps.reports.find({ index: 'unit', eq: { unit: scope }, desc: true, limit: 24 });
    found += page.items.filter(({ status }) => status === 'open').length;
  }
  return found;
}
