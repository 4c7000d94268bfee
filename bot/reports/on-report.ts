import { z } from 'zod';
import { today } from '../../src/kernel/clock.ts';
import { findOpenReports } from '../../src/reports/find-open-reports.ts';
import { handInReport } from '../../src/reports/hand-in-report.ts';
import type { NoticeView } from '../cards/view.ts';
import { ReminderData } from '../reminders/reminder-data.ts';
import { currentReply } from '../reminders/reminder-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { presentOpenReports } from './open-reports.ts';

/** From a reminder's card the reminder comes back; from the list, the list. */
const HandInData = ReminderData.partial().extend({ report: z.string().min(1).max(120) });

export const reportActions: ActionHandler[] = [
  {
    verb: 'report.hand-in',
    handle: async (turn, data) => {
      const { report, ...from } = readData(HandInData, data);
      const handedIn = await handInReport(turn.app, { report, by: turn.person._id });
      const reminder = ReminderData.safeParse(from);
      if (reminder.success) return currentReply(turn, reminder.data);
      const text = turn.texts.t('reminders.state.handed-in', { late: String(handedIn.late) });
      return listReply(turn, { text, tone: 'good' });
    },
  },
];

export const reportCommands: CommandHandler[] = [
  {
    id: 'report-handed-in',
    words: ['отчёт сдан', 'отчёты', 'отчёт', 'report handed in', 'reports', 'report'],
    takesArgument: false,
    places: ['personal'],
    handle: (turn) => listReply(turn, null),
  },
];

async function listReply(turn: Turn, notice: NoticeView | null): Promise<Reply> {
  const { app, person, texts } = turn;
  const reports = await findOpenReports(app, person._id);
  const view = presentOpenReports({
    reports,
    units: await app.directory.listUnits(),
    today: today(app.clock, await app.directory.zoneOf(person)).toString(),
    calendar: app.calendar(),
    notice,
    texts,
  });
  return {
    kind: 'card',
    card: app.cards.render(
      'reports/open-reports',
      view,
      texts.t('reports.list.summary', { count: reports.length }),
    ),
  };
}
