import { Temporal } from 'temporal-polyfill';
import { isWithin, type Span } from '../calendar/span.ts';
import { type GreetingLinesDeps, loadGreetingLines } from '../greetings/plans/load-greeting-lines.ts';
import { toEpochMs, toLocal } from '../kernel/clock.ts';
import { DEFAULT_ZONE, type Unit } from '../people/person.ts';
import { findReporters } from '../reports/find-reporters.ts';
import type { UnitReport } from '../reports/unit-report.ts';
import { type RequestDoc, requestsBy } from '../requests/request.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { type Kept, keptGreeting, keptIn } from './duty-rules.ts';

export interface LoadKeptDeps extends GreetingLinesDeps {
  requests: Repo<RequestDoc>;
  reports: Repo<UnitReport>;
}

interface KeptOf {
  /** Ids of units; null for the branch. */
  scope: string[] | null;
  units: readonly Unit[];
  span: Span;
  today: Temporal.PlainDate;
}

/** Everything that had its day in the span, or was done in it: decisions, notices, reports, greetings. */
export async function loadKept(deps: LoadKeptDeps, of: KeptOf): Promise<Kept[]> {
  return [
    ...(await loadDecided(deps, of)),
    ...(await loadReported(deps, of)),
    ...(await loadGreeted(deps, of)),
  ];
}

/** No two zones lie farther apart. */
const MARGIN_HOURS = 26;

async function loadDecided(deps: LoadKeptDeps, { scope, units, span }: KeptOf): Promise<Kept[]> {
  const zones = new Map(units.map(({ _id, zone }) => [_id, zone]));
  const since = toEpochMs(span.from, '00:00', DEFAULT_ZONE) - MARGIN_HOURS * 3_600_000;
  const after = Temporal.Instant.fromEpochMilliseconds(since).toString();
  const within = scope === null ? {} : { anyKeys: scope.map(requestsBy.unit) };
  const kept: Kept[] = [];
  for await (const request of walk(deps.requests, {
    index: 'all',
    eq: {},
    range: { gte: after },
    ...within,
  })) {
    const decided = keptIn(request, zones.get(request.unit) ?? DEFAULT_ZONE);
    kept.push(...decided.filter(({ on }) => isWithin(span, on)));
  }
  return kept;
}

/** A year of months, and one more. */
const LAST_REPORTS = 13;

/** Reports whose last day lay in the span. One that is missing is its unit's head of sales'. */
async function loadReported(deps: LoadKeptDeps, { units, span, today }: KeptOf): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const { _id: unit, zone } of units) {
    const last = { index: 'unit', eq: { unit }, desc: true, limit: LAST_REPORTS };
    for (const report of (await deps.reports.find(last)).items) {
      if (!isWithin(span, report.dueOn)) continue;
      const { handedInAt, handedInBy, late } = report;
      if (handedInAt && handedInBy) {
        const on = toLocal(Date.parse(handedInAt), zone).toPlainDate().toString();
        kept.push({ duty: 'reports', person: handedInBy, unit, on, late });
      } else if (report.status === 'open' || report.status === 'draft') {
        if (report.dueOn >= today.toString()) continue;
        const [head] = await findReporters(deps.directory, unit, today);
        kept.push({ duty: 'reports', person: head?.person._id ?? '', unit, on: report.dueOn, late: true });
      }
    }
  }
  return kept;
}

/** Plans are of one year each. */
async function loadGreeted(deps: LoadKeptDeps, { units, span }: KeptOf): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const { _id: unit } of units) {
    for (const part of byYear(span)) {
      const lines = await loadGreetingLines(deps, { unit, span: part });
      kept.push(...lines.flatMap(keptGreeting));
    }
  }
  return kept;
}

function byYear({ from, to }: Span): Span[] {
  if (from.year === to.year) return [{ from, to }];
  const last = Temporal.PlainDate.from({ year: from.year, month: 12, day: 31 });
  return [{ from, to: last }, ...byYear({ from: last.add({ days: 1 }), to })];
}
