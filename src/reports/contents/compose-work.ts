import { Temporal } from 'temporal-polyfill';
import { isWithin } from '../../calendar/span.ts';
import { ACTIVE_STATUSES } from '../../clients/client.ts';
import { greetingsBy } from '../../greetings/greeting.ts';
import { toEpochMs } from '../../kernel/clock.ts';
import { occasionsOf } from '../../occasions/client-occasions.ts';
import { holidayInYear, STATE_HOLIDAY_IDS } from '../../occasions/holidays.ts';
import { loadProfessionalDays } from '../../occasions/load-professional-days.ts';
import { requestsBy } from '../../requests/request.ts';
import { loadReminderSettings } from '../../settings/reminder-settings.ts';
import { findAll, walk } from '../../storage/walk.ts';
import { potentialLine, turnLines, wordLines } from './client-work-rules.ts';
import { greetingLine, noteLines } from './count-rules.ts';
import { statusOn } from './listed-rules.ts';
import { WORK_SECTIONS, type WorkLine } from './report-content.ts';
import { type ComposeReportDeps, nameOnly, type ReportSight, type UnitClient } from './report-sight.ts';
import { requestLine } from './request-work-rules.ts';

/** Lines of report 3, section by section, in the order of days. */
export async function composeWork(deps: ComposeReportDeps, sight: ReportSight): Promise<WorkLine[]> {
  const lines = [
    ...sight.clients.flatMap((client) => turnLines(nameOnly(client), client.history, sight.span)),
    ...(await potentialLines(deps, sight)),
    ...(await greetingLines(deps, sight)),
    ...(await notedLines(deps, sight)),
    ...(await requestLines(deps, sight)),
    ...sight.clients.flatMap((client) => wordLines(nameOnly(client), client.entry)),
  ];
  return lines.toSorted(
    (a, b) =>
      WORK_SECTIONS.indexOf(a.section) - WORK_SECTIONS.indexOf(b.section) ||
      (a.on ?? '').localeCompare(b.on ?? '') ||
      a.client.localeCompare(b.client),
  );
}

async function potentialLines(
  deps: Pick<ComposeReportDeps, 'potentialClients'>,
  { unit, span, zone }: ReportSight,
): Promise<WorkLine[]> {
  const all = await findAll(deps.potentialClients, { index: 'unit', eq: { unit } });
  return all.flatMap((potential) => potentialLine(potential, span, zone));
}

async function greetingLines(
  deps: Pick<ComposeReportDeps, 'greetings' | 'settings' | 'dictionaries'>,
  { unit, span, clients }: ReportSight,
): Promise<WorkLine[]> {
  const professional = await loadProfessionalDays(deps);
  const { leapDay } = await loadReminderSettings(deps);
  const records = await findAll(deps.greetings, {
    index: 'date',
    eq: {},
    range: { gte: span.from.toString(), lte: span.to.toString() },
    keys: [greetingsBy.unit(unit)],
  });
  const byClient = Map.groupBy(records, ({ client }) => client);
  const holidays = STATE_HOLIDAY_IDS.flatMap((holiday) => {
    const dates = [span.from.year].flatMap((year) => holidayInYear(professional, holiday, year) ?? []);
    return dates.map((date) => ({ occasion: holiday as string, date: date.toString() }));
  }).filter(({ date }) => isWithin(span, date));
  return clients.flatMap((client) => {
    const own = occasionsOf(client.doc, { ...span, leapDay, professional }).map((occasion) => ({
      occasion: occasion.kind === 'professional' ? occasion.holiday : occasion.day.id,
      date: occasion.date,
    }));
    const due = [...own, ...holidays].filter(({ date }) => isActiveOn(client, date));
    return greetingLine(
      nameOnly(client),
      due.map(({ occasion }) => occasion),
      byClient.get(client.client) ?? [],
    );
  });
}

/** Only who knows of being a VIP is greeted as one. */
function isActiveOn({ history }: UnitClient, date: string): boolean {
  const status = statusOn(history, date);
  return status !== null && ACTIVE_STATUSES.includes(status);
}

async function notedLines(
  deps: Pick<ComposeReportDeps, 'notes'>,
  { unit, span, clients }: ReportSight,
): Promise<WorkLine[]> {
  const notes = await findAll(deps.notes, {
    index: 'unit',
    eq: { unit, removed: false },
    range: { gte: span.from.toString(), lte: span.to.toString() },
  });
  const byClient = Map.groupBy(notes, ({ client }) => client);
  return clients.flatMap((client) => noteLines(nameOnly(client), byClient.get(client.client) ?? []));
}

/** A request changes after it was raised, and never before: all that lived in the span changed since it began. */
async function requestLines(
  deps: Pick<ComposeReportDeps, 'requests' | 'calendar'>,
  { unit, span, zone, clients }: ReportSight,
): Promise<WorkLine[]> {
  const since = Temporal.Instant.fromEpochMilliseconds(toEpochMs(span.from, '00:00', zone)).toString();
  const known = new Map(clients.map((client) => [client.client, nameOnly(client)]));
  const lines: WorkLine[] = [];
  const open = { index: 'waiting', eq: {}, keys: [requestsBy.unit(unit)], anyKeys: LIVING };
  const ended = {
    index: 'all',
    eq: {},
    keys: [requestsBy.unit(unit)],
    anyKeys: ENDED,
    range: { gte: since },
  };
  for (const query of [open, ended]) {
    for await (const request of walk(deps.requests, query)) {
      const client = request.client ? (known.get(request.client) ?? null) : null;
      lines.push(...requestLine(request, { span, zone, calendar: deps.calendar(), client }));
    }
  }
  return lines;
}

const LIVING = (['open', 'returned'] as const).map(requestsBy.status);
const ENDED = (['approved', 'refused', 'withdrawn'] as const).map(requestsBy.status);
