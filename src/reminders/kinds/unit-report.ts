import { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../i18n/translate.ts';
import { today } from '../../kernel/clock.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { BRANCH, type Unit } from '../../people/person.ts';
import { scopeName } from '../../people/scope-name.ts';
import { findReporters } from '../../reports/find-reporters.ts';
import { reportIdOf, type UnitReport } from '../../reports/unit-report.ts';
import { AFTERNOON, type Ladder, MORNING, type RecipientRef } from '../ladder.ts';
import { type ReportFacts, reportSource, unitsOwing } from '../sources/report.ts';
import type { SourceDeps } from '../sources/source.ts';
import type { CardOf, ReminderKind } from './kind.ts';

export interface ReportAbout {
  period: string;
  /** Null for the branch. */
  unit: Unit | null;
  report: UnitReport | null;
  owing: Unit[];
  mayHandIn: boolean;
}

const UNIT: RecipientRef[] = ['unit-managers', 'unit-sales-head'];

const LADDER: Ladder = {
  steps: [
    { id: 'due-5', offset: { workingDays: -5 }, at: MORNING, to: UNIT, phase: 'before' },
    { id: 'due-2', offset: { workingDays: -2 }, at: MORNING, to: UNIT, phase: 'before' },
    { id: 'due-1', offset: { workingDays: -1 }, at: MORNING, to: UNIT, phase: 'before' },
    { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: UNIT, phase: 'day' },
    { id: 'due-afternoon', offset: { calendarDays: 0 }, at: AFTERNOON, to: UNIT, phase: 'day' },
    { id: 'overdue-1', offset: { workingDays: 1 }, at: MORNING, to: UNIT, phase: 'overdue' },
    {
      id: 'overdue-3',
      offset: { workingDays: 3 },
      at: MORNING,
      to: ['unit-sales-head', 'unit-head', 'branch-sales'],
      phase: 'overdue',
    },
    {
      id: 'overdue-5',
      offset: { workingDays: 5 },
      at: MORNING,
      to: ['unit-sales-head', 'commercial-director'],
      phase: 'overdue',
    },
  ],
  weekly: ['unit-sales-head', 'branch-sales', 'commercial-director'],
};

/** A unit's report of one period; of the branch's channels are reminded alone, while any is missing. */
export const unitReport: ReminderKind<ReportFacts, ReportAbout> = {
  id: 'unit-report',
  ladder: LADDER,
  endsBy: 'deed',
  from: reportSource,
  mattersOf: ({ unit, period, dueOn, zone, waiting }) => {
    if (waiting.for !== 'unit') return [];
    const due = Temporal.PlainDate.from(dueOn);
    const ofBranch = unit === BRANCH;
    return [
      {
        id: `unit-report:${unit}:${period}`,
        subject: subjectOf.report(reportIdOf(unit, period)),
        args: { unit, period },
        unit: ofBranch ? '' : unit,
        zone,
        owners: [],
        seats: ofBranch ? [] : [{ role: 'unit-sales-head', scope: unit }],
        helpers: ofBranch ? [] : [{ role: 'manager', scope: unit }],
        channelScopes: [unit],
        channelsOnly: ofBranch,
        next: () => due,
      },
    ];
  },
  card: { load: loadAbout, mayRead: ({ mayHandIn }) => mayHandIn },
  describe,
};

async function loadAbout(deps: SourceDeps, { args, reader }: CardOf): Promise<ReportAbout> {
  const { unit: scope = '', period = '' } = args;
  const owing = new Set(scope === BRANCH ? await unitsOwing(deps, period) : [scope]);
  const units = (await deps.directory.listUnits()).filter(({ _id }) => owing.has(_id));
  const unit = scope === BRANCH ? null : (units[0] ?? null);
  return {
    period,
    unit,
    report: await deps.reports.get(reportIdOf(scope, period)),
    owing: units,
    mayHandIn: await mayHandIn(deps, unit, reader),
  };
}

async function mayHandIn(deps: SourceDeps, unit: Unit | null, reader: string | null): Promise<boolean> {
  if (!unit || reader === null) return false;
  const actors = await findReporters(deps.directory, unit._id, today(deps.clock, unit.zone));
  return actors.some(({ person }) => person._id === reader);
}

async function describe(
  deps: SourceDeps,
  { unit = '', period = '' }: Record<string, string>,
  texts: Texts,
): Promise<string> {
  const args = { period: period.includes('Q') ? period : texts.month(period) };
  const what = texts.t('reminders.due.occasions.unit-report', args);
  return texts.t('reminders.due.of', { what, subject: await scopeName(deps.directory, unit, texts) });
}
