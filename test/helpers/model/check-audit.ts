import type { AuditEntry } from '../../../src/audit/audit-entry.ts';
import type { Client } from '../../../src/clients/client.ts';
import type { Effect } from '../../../src/effects/effect.ts';
import type { HistoryEntry, RequestDoc } from '../../../src/requests/request.ts';
import { newsIn } from './count-reached.ts';
import { type Commit, changesOf, type Journal, versionOf } from './witnessed-store.ts';

/** Every change left its trace once, however often the process died; the log of a request tells its history. */
export function checkAudit(journal: Journal, audit: AuditEntry[]): string[] {
  const owed = new Map(journal.commits.flatMap(({ after }) => after.pending.map((one) => [one.id, one])));
  const byVersion = Map.groupBy(audit, ({ _id }) => _id.slice(0, _id.lastIndexOf(':')));
  return [
    ...tracesAreOwed(owed, audit),
    ...['requests', 'clients', 'people', 'units', 'replacements']
      .flatMap((collection) => changesOf(journal, collection))
      .filter((commit) => isNoticeable(commit) && !byVersion.has(versionOf(commit)))
      .map((commit) => `${versionOf(commit)} left no trace`),
    ...changesOf<RequestDoc>(journal, 'requests').flatMap((commit) =>
      logTellsHistory(commit, byVersion.get(versionOf(commit)) ?? []),
    ),
  ];
}

/** Those who were there from the beginning were written by nobody; which request decides a client it tells itself. */
function isNoticeable({ collection, before, after }: Commit): boolean {
  if (collection === 'requests') return true;
  if (collection === 'replacements') return before === null;
  if (collection !== 'clients' || !before) return before !== null;
  const [was, is] = [before, after] as unknown as [Client, Client];
  return was.status !== is.status || JSON.stringify(was.passport) !== JSON.stringify(is.passport);
}

function tracesAreOwed(owed: Map<string, Effect>, audit: AuditEntry[]): string[] {
  const traced = new Map(audit.map((entry) => [entry._id, entry]));
  const lost = [...owed.values()].filter(({ id, name }) => name === 'audit' && !traced.has(id));
  const invented = audit.filter(({ _id }) => owed.get(_id)?.name !== 'audit');
  return [
    ...lost.map(({ id }) => `the trace ${id} was lost`),
    ...invented.map(({ _id }) => `the trace ${_id} belongs to no change`),
  ];
}

function logTellsHistory(commit: Commit<RequestDoc>, entries: AuditEntry[]): string[] {
  const { before, after } = commit;
  const news = newsIn(before, after);
  const told = entries.filter(({ event }) => event.type !== 'request.seat-moved').map(lineOf);
  const expected = [
    ...news.map((entry) => `${entry.at} ${entry.by} ${entry.onBehalfOf} ${eventOf(entry, after)}`),
    ...(hasEnded(commit) ? [`${endOf(news)} request.finished ${after.status}`] : []),
    ...after.files.filter((file) => before && !before.files.includes(file)).map(() => 'file.attached'),
    ...(after.lapsed && !before?.lapsed ? [`${entries[0]?.at} system null request.lapsed`] : []),
    ...(isHandedOver(commit, news, told) ? ['request.handed-over'] : []),
  ];
  const revision = before?.revision ?? after.revision;
  const wrong = entries.filter((entry) => entry.revision !== revision).map(({ _id }) => _id);
  return [
    ...(told.toSorted().join() === expected.toSorted().join()
      ? []
      : [`the log of ${versionOf(commit)} tells ${told.join()}, it was ${expected.join()}`]),
    ...wrong.map((id) => `${id} names another revision than ${revision}`),
  ];
}

/** A recorded decision or the end of the last step; a withdrawal is its own end. */
function hasEnded({ before, after }: Commit<RequestDoc>): boolean {
  return before?.status !== after.status && (after.status === 'approved' || after.status === 'refused');
}

function endOf(news: HistoryEntry[]): string {
  const last = news.at(-1);
  return `${last?.at} ${last?.by} ${last?.onBehalfOf}`;
}

/** True after the author left, or somebody named or given a seat: a successor has that, or its role again. */
function isHandedOver({ before, after }: Commit<RequestDoc>, news: HistoryEntry[], log: string[]): boolean {
  if (!before || news.length > 0) return false;
  const was = assigneesOf(before);
  const is = assigneesOf(after);
  const given = was.some((one, n) => one && is[n] && one !== is[n]);
  const taken = was.some((one, n) => one && is[n] === null) && log.includes('request.handed-over');
  const isNamed = JSON.stringify(before.values) !== JSON.stringify(after.values);
  return before.author !== after.author || given || taken || isNamed;
}

function assigneesOf({ steps }: RequestDoc): (string | null)[] {
  return steps.flatMap(({ seats }) => seats.map(({ assignee, decision }) => (decision ? null : assignee)));
}

function lineOf({ at, by, event, onBehalfOf }: AuditEntry): string {
  const who = `${at} ${by} ${onBehalfOf}`;
  switch (event.type) {
    case 'file.attached':
    case 'request.handed-over':
      return event.type;
    case 'request.submitted':
      return `${who} ${event.type} ${event.round}`;
    case 'request.finished':
      return `${who} ${event.type} ${event.outcome}`;
    case 'request.decided':
      return `${who} ${event.type} ${event.step}/${event.seat} ${event.outcome}`;
    case 'request.returned':
    case 'request.asked':
    case 'request.replied':
      return `${who} ${event.type} ${event.step}/${event.seat}`;
    case 'request.passed':
    case 'request.reassigned':
      return `${who} ${event.type} ${event.step}/${event.seat} ${event.to}`;
    default:
      return `${who} ${event.type}`;
  }
}

function eventOf({ seat, step, to, what }: HistoryEntry, { round }: RequestDoc): string {
  switch (what) {
    case 'submitted':
    case 'resubmitted':
      return `request.submitted ${round}`;
    case 'withdrawn':
      return 'request.withdrawn';
    case 'reassigned':
    case 'passed':
      return `request.${what} ${step}/${seat} ${to}`;
    case 'returned':
    case 'asked':
    case 'replied':
      return `request.${what} ${step}/${seat}`;
    default:
      return `request.decided ${step}/${seat} ${what}`;
  }
}
