import { REPORT_WORK_CARD, type ReportWorkAbout } from '../../../src/reminders/kinds/report-work.ts';
import { lastSubmission } from '../../../src/reports/report-rules.ts';
import { periodName } from '../../cards/dates.ts';
import { DEADLINE_TODOS, deadlineTodo, fact, openReportButton } from './parts.ts';
import type { ReminderWords } from './words.ts';

/** A part to complete, a report to accept, one to rework: told as the reader's own duty or as that of others. */
export const reportWorkWords: ReminderWords<ReportWorkAbout> = {
  card: REPORT_WORK_CARD,
  part: 'reports',
  isDeadline: true,
  title: ({ kind, about, isOwnDuty }, texts) =>
    texts.built(`reminders.titles.${kind.id}${isOwnDuty ? '' : '-other'}`, {
      period: periodName(about.report.period, texts),
    }),
  subject: ({ unit, clients }, texts) =>
    clients > 0 ? texts.t('reports.clients', { count: clients }) : (unit?.name[texts.locale] ?? ''),
  number: () => '',
  facts: ({ about: { report, unit, clients } }, { due }, texts) => [
    ...fact('unit', unit?.name[texts.locale] ?? '', texts),
    ...fact('waiting-clients', clients > 0 ? String(clients) : '', texts),
    ...fact('reason', report.correction?.reason ?? lastSubmission(report)?.verdict?.reason ?? '', texts),
    ...fact('due', due, texts),
  ],
  todos: ['', '-other'].flatMap((reader) => DEADLINE_TODOS.map((day) => `${reader}${day}`)),
  todo: ({ isOwnDuty }, _step, days) => `${isOwnDuty ? '' : '-other'}${deadlineTodo(days)}`,
  buttons: (_facts, { deed, snooze }) => [...deed, ...snooze],
  deed: ({ about, isOwnDuty }, _target, texts) => [
    openReportButton(about.report._id, !isOwnDuty || about.clients === 0, texts),
  ],
};
