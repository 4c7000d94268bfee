import { Temporal } from 'temporal-polyfill';
import { BRANCH } from '../../people/person.ts';
import { AFTERNOON, type Ladder, MORNING, type RecipientRef } from '../ladder.ts';
import { type ReportFacts, reportSource } from '../sources/report.ts';
import type { ReminderKind } from './kind.ts';

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
export const unitReport: ReminderKind<ReportFacts> = {
  id: 'unit-report',
  ladder: LADDER,
  endsBy: 'deed',
  from: reportSource,
  mattersOf: ({ unit, period, dueOn, zone }) => {
    const due = Temporal.PlainDate.from(dueOn);
    const ofBranch = unit === BRANCH;
    return [
      {
        id: `unit-report:${unit}:${period}`,
        subject: `report:${unit}:${period}`,
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
};
