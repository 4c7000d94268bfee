import { type Client, ownClientKeys } from '../clients/client.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Unit } from '../people/person.ts';
import { zoneOfUnit } from '../people/zone-of-unit.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import type { GrowthLine, ReportContent, ReportEntry } from './contents/report-content.ts';
import { getReport } from './get-report.ts';
import { composeDraft, type LoadContentDeps, loadContent } from './load-content.ts';
import { loadReportAccess, type ReportAccess, type ReportAccessDeps } from './report-access.ts';
import { isOver, lackingOf, type ReadReport } from './report-rules.ts';
import type { UnitReport } from './unit-report.ts';

export type ViewReportDeps = LoadContentDeps &
  ReportAccessDeps & { reports: Repo<UnitReport>; clients: Repo<Client> };

/** A whole report for one reader. */
export interface ReportView {
  report: ReadReport;
  access: ReportAccess;
  unit: Unit | undefined;
  /** Null for a report on paper. */
  content: ReportContent | null;
  /** Clients of whom something is still to be said. */
  lacking: GrowthLine[];
  /** False while the period goes on. */
  isOver: boolean;
  /** Names by person id. */
  names: Record<string, string>;
  /** ISO date where the unit is. */
  today: string;
}

/** Throws NOT_FOUND, to who does not see it whole too. */
export async function viewReport(
  deps: ViewReportDeps,
  { actor, report: id }: { actor: string; report: string },
): Promise<ReportView> {
  const report = await getReport(deps, id);
  const access = await loadReportAccess(deps, { actor, unit: report.unit });
  if (!access.seesAll) throw new AppError('NOT_FOUND', { message: `${actor} does not see ${id}` });
  const content = await loadContent(deps, report);
  const day = today(deps.clock, await zoneOfUnit(deps, report.unit));
  const isDraft = report.status !== 'submitted' && report.status !== 'accepted';
  const lacking = content && isDraft ? lackingOf(content.growth, report.entries) : [];
  return {
    report,
    access,
    unit: await deps.directory.findUnit(report.unit),
    content,
    lacking,
    isOver: isOver(report.period, day),
    names: await namesOf(deps, report, lacking),
    today: day.toString(),
  };
}

async function namesOf(
  deps: ViewReportDeps,
  { submissions, correction }: ReadReport,
  lacking: readonly GrowthLine[],
): Promise<Record<string, string>> {
  const ids = new Set([
    ...lacking.map(({ manager }) => manager),
    ...submissions.flatMap(({ by, onBehalfOf, verdict }) => [
      by,
      onBehalfOf,
      verdict?.by,
      verdict?.onBehalfOf,
    ]),
    ...[correction?.by],
  ]);
  const names: Record<string, string> = {};
  for (const id of ids) {
    if (id) names[id] = (await deps.directory.findEvenInactive(id))?.name ?? id;
  }
  return names;
}

/** A client of a part, with what was said of it. */
export interface PartLine {
  line: GrowthLine;
  entry: ReportEntry | null;
  lacks: boolean;
}

/** Part of a report that one person completes: their own clients, or all for who hands the report in. */
export interface PartView {
  report: ReadReport;
  access: ReportAccess;
  unit: Unit | undefined;
  /** Those that lack something first. */
  lines: PartLine[];
  isOver: boolean;
  today: string;
}

/** Throws NOT_FOUND to who has no client in it. */
export async function viewPart(
  deps: ViewReportDeps,
  { actor, report: id }: { actor: string; report: string },
): Promise<PartView> {
  const report = await getReport(deps, id);
  const access = await loadReportAccess(deps, { actor, unit: report.unit });
  const own = await ownClients(deps, access);
  const { growth } = await composeDraft(deps, report);
  const lacking = new Set(lackingOf(growth, report.entries).map(({ client }) => client));
  const entries = new Map(report.entries.map((entry) => [entry.client, entry]));
  const lines = growth
    .filter(({ client }) => access.handsIn !== null || own.has(client))
    .map((line) => ({ line, entry: entries.get(line.client) ?? null, lacks: lacking.has(line.client) }))
    .sort((a, b) => Number(b.lacks) - Number(a.lacks) || movedBy(b.line) - movedBy(a.line));
  if (lines.length === 0 && !access.seesAll) {
    throw new AppError('NOT_FOUND', { message: `${actor} has nothing to tell in ${id}` });
  }
  const day = today(deps.clock, await zoneOfUnit(deps, report.unit));
  return {
    report,
    access,
    unit: await deps.directory.findUnit(report.unit),
    lines,
    isOver: isOver(report.period, day),
    today: day.toString(),
  };
}

/** Clients whose manager or deputy the reader is, or stands in for. */
async function ownClients(deps: ViewReportDeps, { actor }: ReportAccess): Promise<Set<string>> {
  const anyKeys = [actor.person, ...actor.principals].flatMap(({ _id }) => ownClientKeys(_id));
  const found = new Set<string>();
  for await (const { _id } of walk(deps.clients, { index: 'all', eq: {}, anyKeys })) found.add(_id);
  return found;
}

function movedBy({ growth }: GrowthLine): number {
  return Math.abs(growth?.delta ?? 0);
}
