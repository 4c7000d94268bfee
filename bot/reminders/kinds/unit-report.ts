import { type ReportAbout, unitReport } from '../../../src/reminders/kinds/unit-report.ts';
import { isHandedIn } from '../../../src/reports/report-rules.ts';
import { reportIdOf } from '../../../src/reports/unit-report.ts';
import { periodName } from '../../cards/dates.ts';
import { DEADLINE_TODOS, deadlineTodo, fact, openReportButton } from './parts.ts';
import type { ReminderWords } from './words.ts';

export const unitReportWords: ReminderWords<ReportAbout> = {
  card: unitReport.card,
  part: 'reports',
  isDeadline: true,
  title: ({ about }, texts) =>
    texts.t('reminders.titles.unit-report', { period: periodName(about.period, texts) }),
  subject: ({ unit }, texts) => unit?.name[texts.locale] ?? '',
  number: () => '',
  facts: ({ about: { unit } }, { due }, texts) => [
    ...fact('unit', unit?.name[texts.locale] ?? '', texts),
    ...fact('due', due, texts),
  ],
  todos: ['', '-unit', '-units'].flatMap((reader) => DEADLINE_TODOS.map((day) => `${reader}${day}`)),
  todo: ({ about, isOwnDuty }, _step, days) => {
    const others = about.unit ? '-unit' : '-units';
    return `${isOwnDuty ? '' : others}${deadlineTodo(days)}`;
  },
  buttons: (_facts, { deed, snooze }) => [...deed, ...snooze],
  deed: ({ about, clock }, _target, texts) => {
    const { unit = '', period = '' } = clock.args;
    return about.unit ? [openReportButton(reportIdOf(unit, period), about.mayHandIn, texts)] : [];
  },
  ended: ({ report }, texts) =>
    report && isHandedIn(report)
      ? {
          status: texts.t('reminders.status.handed-in'),
          state: texts.t('reminders.state.handed-in', { late: String(report.late) }),
        }
      : null,
  forChannel: ({ unit, period, owing }, due, texts) => {
    const lines = unit ? [] : owing.map(({ name }) => name[texts.locale]);
    return {
      facts: [
        ...fact('unit', unit?.name[texts.locale] ?? texts.t('channels.branch'), texts),
        ...fact('period', periodName(period, texts), texts),
        ...fact('due', due, texts),
      ],
      sections: lines.length > 0 ? [{ title: texts.t('reminders.facts.owing'), facts: [], lines }] : [],
    };
  },
};
