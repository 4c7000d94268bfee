import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { editCalendar } from '../../src/settings/edit-calendar.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../src/settings/enter-transfers.ts';
import { listCalendarYears, loadCalendarYear } from '../../src/settings/load-calendar-years.ts';
import type { NoticeView } from '../cards/view.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import {
  presentCalendarForm,
  presentCalendarPreview,
  presentCalendarYear,
  presentCalendarYears,
} from './directory-calendar.ts';
import { directoryReply } from './directory-reply.ts';

const Year = z.coerce.number().int().min(FIRST_YEAR).max(LAST_YEAR);
const Lines = z.string().max(4_000);
const Picked = z.object({ year: z.union([z.literal(''), Year]).default('') });
/** Without lines, the form shows those that hold. */
const Form = z.object({ year: Year, lines: Lines.optional() });
const Typed = z.object({ year: Year, version: z.int().min(0), lines: Lines.default('') });

export const calendarActions: ActionHandler[] = [
  { verb: 'calendar.years', handle: (turn) => yearsReply(turn) },
  {
    verb: 'calendar.year',
    handle: (turn, data) => {
      const { year } = readData(Picked, data);
      if (year !== '') return yearReply(turn, year);
      return yearsReply(turn, { text: turn.texts.t('calendar.choose'), tone: 'warning' });
    },
  },
  {
    verb: 'calendar.form',
    handle: async (turn, data) => {
      const { year, lines } = readData(Form, data);
      await requireRight(turn.app, turn.person._id, 'keep-directory');
      const known = await loadCalendarYear(turn.app, year);
      const view = presentCalendarForm({ ...known, lines, rendering: turn.app.newId() }, turn.texts);
      return directoryReply(turn, 'form', view);
    },
  },
  { verb: 'calendar.check', handle: (turn, data) => enterReply(turn, readData(Typed, data), false) },
  { verb: 'calendar.save', handle: (turn, data) => enterReply(turn, readData(Typed, data), true) },
];

async function enterReply(turn: Turn, typed: z.infer<typeof Typed>, apply: boolean): Promise<Reply> {
  const { app, person, texts } = turn;
  const { year, version, lines } = typed;
  try {
    const edited = await editCalendar(app, { actor: person._id, year, version, text: lines, apply });
    const isWrong = 'unread' in edited || edited.entered.problems.length > 0;
    if (apply && !isWrong)
      return await yearReply(turn, year, { text: texts.t('calendar.saved'), tone: 'good' });
    return directoryReply(turn, 'card', presentCalendarPreview({ year, version, lines, edited }, texts));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'STALE') throw error;
    return yearReply(turn, year, { text: texts.t('directory.stale'), tone: 'warning' });
  }
}

async function yearsReply(turn: Turn, notice: NoticeView | null = null): Promise<Reply> {
  const { app, texts } = turn;
  await requireRight(app, turn.person._id, 'keep-directory');
  const years = await listCalendarYears(app);
  return directoryReply(turn, 'list', presentCalendarYears(years, notice, app.newId(), texts));
}

async function yearReply(turn: Turn, year: number, notice: NoticeView | null = null): Promise<Reply> {
  await requireRight(turn.app, turn.person._id, 'keep-directory');
  const known = await loadCalendarYear(turn.app, year);
  return directoryReply(turn, 'card', presentCalendarYear(known, notice, turn.texts));
}
