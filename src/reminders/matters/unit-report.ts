import { Temporal } from 'temporal-polyfill';
import { BRANCH } from '../../people/person.ts';
import type { Matter } from '../matter.ts';

/** A unit's report of one period, or, for the branch, the reports that its channels still wait for. */
export function unitReportMatter(unit: string, period: string, dueOn: string, zone: string): Matter {
  const due = Temporal.PlainDate.from(dueOn);
  return {
    id: `unit-report:${unit}:${period}`,
    kind: 'unit-report',
    subject: `report:${unit}:${period}`,
    args: { unit, period },
    unit: unit === BRANCH ? '' : unit,
    zone,
    owners: [],
    seats: unit === BRANCH ? [] : [{ role: 'unit-sales-head', scope: unit }],
    excluded: [],
    deputy: null,
    channelScopes: [unit],
    channelsOnly: unit === BRANCH,
    recurring: false,
    opened: null,
    next: () => due,
  };
}
