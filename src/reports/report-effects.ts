import type { AuditEvent } from '../audit/audit-event.ts';
import type { ReportNews } from '../deliveries/delivery.ts';
import type { NewEffect } from '../effects/effect.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { ReportDeed, UnitReport } from './unit-report.ts';

/** Effects of any deed on a report: a trace, news for whom it concerns, the cards, the reminders. */
export function reportEffects(
  { _id }: Pick<UnitReport, '_id'>,
  { at, by, onBehalfOf }: ReportDeed,
  event: AuditEvent,
  news: { people: readonly string[]; event: ReportNews } | null = null,
): NewEffect[] {
  const subject = subjectOf.report(_id);
  return [
    { name: 'audit', args: { entry: { subject, at, by, onBehalfOf, event } } },
    ...(news && news.people.length > 0
      ? [
          {
            name: 'tell' as const,
            args: {
              audience: news.people.map((person) => ({ person })),
              content: { kind: 'report' as const, report: _id, event: news.event },
            },
          },
        ]
      : []),
    { name: 'cards.redraw', args: { subject } },
    { name: 'reminders.refresh', args: { subject } },
  ];
}
