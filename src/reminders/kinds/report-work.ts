import { Temporal } from 'temporal-polyfill';
import { subjectOf } from '../../kernel/subject.ts';
import { BRANCH, type Unit } from '../../people/person.ts';
import { scopeName } from '../../people/scope-name.ts';
import { findLacking } from '../../reports/find-lacking.ts';
import { type ReadReport, readReport } from '../../reports/report-rules.ts';
import { reportIdOf } from '../../reports/unit-report.ts';
import { type Ladder, MORNING, type RecipientRef } from '../ladder.ts';
import type { MatterDraft } from '../matter.ts';
import { type ReportFacts, reportSource } from '../sources/report.ts';
import type { SourceDeps } from '../sources/source.ts';
import type { CardOf, ReminderCard, ReminderKind } from './kind.ts';

/** A report that waits for somebody in particular: what is asked stands in the kind. */
export interface ReportWorkAbout {
  report: ReadReport;
  unit: Unit | null;
  /** Clients of whom that manager has something to say; 0 in other kinds. */
  clients: number;
}

function ladder(climbs: RecipientRef[]): Ladder {
  return {
    steps: [
      {
        id: 'begun',
        offset: { calendarDays: 0 },
        from: 'opened',
        at: MORNING,
        to: ['owner'],
        phase: 'before',
      },
      { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: ['owner'], phase: 'day' },
      {
        id: 'overdue-1',
        offset: { workingDays: 1 },
        at: MORNING,
        to: ['owner', ...climbs],
        phase: 'overdue',
      },
    ],
    weekly: ['owner', ...climbs],
  };
}

export const REPORT_WORK_CARD: ReminderCard<ReportWorkAbout> = { load: loadAbout };

/** A manager's own part of a report, with a day before that of the report. */
export const reportPart = defineWork('report-part', ladder(['unit-sales-head']), (facts) =>
  facts.parts.managers.map((manager) => ({
    ...shared('report-part', facts, manager, { person: manager }),
    ...termOf(facts.parts.term),
    owners: [manager],
  })),
);

export const reportAcceptance = defineWork('report-acceptance', ladder(['superior']), (facts) => {
  const { waiting } = facts;
  if (waiting.for !== 'acceptance') return [];
  const n = String(waiting.n);
  return [
    {
      ...shared('report-acceptance', facts, n, { n }),
      ...termOf(waiting),
      owners: [],
      seats: [{ role: 'branch-sales', scope: BRANCH }],
      excluded: waiting.excluded,
    },
  ];
});

/** A report that came back, or an accepted one that is being corrected. */
export const reportReturn = defineWork('report-return', ladder(['superior']), (facts) => {
  const { waiting } = facts;
  if (waiting.for !== 'rework') return [];
  const n = String(waiting.n);
  return [
    {
      ...shared('report-return', facts, n, { n }),
      ...termOf(waiting),
      owners: [],
      seats: [{ role: 'unit-sales-head', scope: facts.unit }],
    },
  ];
});

function defineWork(
  id: string,
  steps: Ladder,
  mattersOf: (facts: ReportFacts) => MatterDraft[],
): ReminderKind<ReportFacts, ReportWorkAbout> {
  return {
    id,
    ladder: steps,
    endsBy: 'deed',
    from: reportSource,
    mattersOf,
    card: REPORT_WORK_CARD,
    describe: async (deps, { unit = '', period = '' }, texts) => {
      const args = { period: period.includes('Q') ? period : texts.month(period) };
      const what = texts.built(`reminders.due.occasions.${id}`, args);
      return texts.t('reminders.due.of', { what, subject: await scopeName(deps.directory, unit, texts) });
    },
  };
}

function shared(
  kind: string,
  { unit, period, zone }: ReportFacts,
  last: string,
  args: Record<string, string>,
) {
  return {
    id: `${kind}:${unit}:${period}:${last}`,
    subject: subjectOf.report(reportIdOf(unit, period)),
    args: { unit, period, ...args },
    unit,
    zone,
  };
}

function termOf({ since, dueOn }: { since: string; dueOn: string }) {
  const due = Temporal.PlainDate.from(dueOn);
  return { opened: Temporal.PlainDate.from(since), next: () => due };
}

async function loadAbout(deps: SourceDeps, { args }: CardOf): Promise<ReportWorkAbout | null> {
  const { unit = '', period = '', person } = args;
  const stored = await deps.reports.get(reportIdOf(unit, period));
  if (!stored) return null;
  const report = readReport(stored);
  const lacking = person ? await findLacking(deps, report) : [];
  return {
    report,
    unit: (await deps.directory.findUnit(unit)) ?? null,
    clients: lacking.filter(({ manager }) => manager === person).length,
  };
}
