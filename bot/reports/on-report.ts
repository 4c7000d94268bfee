import { today } from '../../src/kernel/clock.ts';
import { AppError, type ErrorCode } from '../../src/kernel/errors.ts';
import { askManagers } from '../../src/reports/ask-managers.ts';
import { enterReport } from '../../src/reports/enter-report.ts';
import { NO_CHANGES, readEntry } from '../../src/reports/entry-rules.ts';
import { handInReport } from '../../src/reports/hand-in-report.ts';
import { acceptReport, correctReport, returnReport } from '../../src/reports/judge-report.ts';
import { viewPart } from '../../src/reports/view-report.ts';
import type { NoticeView } from '../cards/view.ts';
import { ReminderData } from '../reminders/reminder-data.ts';
import { currentReply } from '../reminders/reminder-reply.ts';
import { errorText } from '../turn/error-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import {
  BoardTarget,
  EntryTarget,
  HandInTarget,
  PartTarget,
  ReasonTarget,
  ReportTarget,
  VersionTarget,
} from './report-data.ts';
import {
  boardPiece,
  cardReply,
  partPiece,
  readablePiece,
  reportPiece,
  reportsPiece,
} from './report-reply.ts';
import { latenessText } from './report-words.ts';

/** Refusals that are told on the card as it is now. */
const TOLD: readonly ErrorCode[] = [
  'STALE',
  'REASON_REQUIRED',
  'REPORT_EARLY',
  'REPORT_SUBMITTED',
  'REPORT_ACCEPTED',
  'REPORT_LACKS',
  'REPORT_OWN',
];

export const reportCommands: CommandHandler[] = [
  {
    id: 'report-handed-in',
    words: ['отчёт сдан', 'отчёты', 'отчёт', 'report handed in', 'reports', 'report'],
    takesArgument: false,
    places: ['personal'],
    handle: async (turn) => cardReply(await reportsPiece(turn)),
  },
];

const onOpen: ActionHandler = {
  verb: 'report.open',
  handle: async (turn, data) => {
    const { report, on } = readData(ReportTarget, data);
    const piece = await readablePiece(turn, report);
    if (on === 'list') return cardReply(piece);
    return { kind: 'beside', cards: [piece], text: turn.texts.t('reports.opened') };
  },
};

/** From a reminder of earlier releases the reminder comes back; from anything else, the report. */
const onHandIn: ActionHandler = {
  verb: 'report.hand-in',
  handle: async (turn, data) => {
    const { report, after } = readData(HandInTarget, data);
    return tellingRefusals(turn, report, async () => {
      const by = turn.person._id;
      const done = await handInReport(turn.app, { report, by, ...(after === undefined ? {} : { after }) });
      const reminder = ReminderData.safeParse(data);
      if (reminder.success) return currentReply(turn, reminder.data);
      const late = latenessText(done, turn.texts);
      const text = turn.texts.t('reports.done.handed-in', { late: late === '' ? 'no' : 'yes' });
      return cardReply(await reportPiece(turn, report, { text, tone: 'good' }));
    });
  },
};

const onPart: ActionHandler = {
  verb: 'report.part',
  handle: async (turn, data) => {
    const { report, client, other } = readData(PartTarget, data);
    return cardReply(await partPiece(turn, report, { client: other || client }));
  },
};

const onEnter: ActionHandler = {
  verb: 'report.enter',
  handle: async (turn, data) => {
    const { report, client, seen, ...typed } = readData(EntryTarget, data);
    const { app, person, texts } = turn;
    const read = readEntry(typed, today(app.clock, await app.directory.zoneOf(person)));
    if ('errors' in read) {
      return cardReply(
        await partPiece(turn, report, { client, typed: { values: typed, errors: read.errors } }),
      );
    }
    if (Object.values(read.said).every((value) => value === '' || value === null || value === false)) {
      const notice: NoticeView = { text: texts.t('reports.part.nothing'), tone: 'warning' };
      return cardReply(await partPiece(turn, report, { client, notice }));
    }
    const kept = { client, typed: { values: typed, errors: {} } };
    return enterAnd(turn, report, [{ ...read.said, client, seen }], kept);
  },
};

const onNoChanges: ActionHandler = {
  verb: 'report.no-changes',
  handle: async (turn, data) => {
    const { report, client, seen } = readData(EntryTarget, data);
    return enterAnd(turn, report, [{ ...NO_CHANGES, client, seen }], { client });
  },
};

const onRest: ActionHandler = {
  verb: 'report.rest',
  handle: async (turn, data) => {
    const { report } = readData(ReportTarget, data);
    const { lines } = await viewPart(turn.app, { actor: turn.person._id, report });
    const entries = lines
      .filter(({ lacks, entry }) => lacks && entry === null)
      .map(({ line }) => ({ ...NO_CHANGES, client: line.client }));
    return enterAnd(turn, report, entries, {}, true);
  },
};

/** Saves words and shows the next client; what could not be saved stays in its fields. */
async function enterAnd(
  turn: Turn,
  report: string,
  entries: Parameters<typeof enterReport>[1]['entries'],
  kept: Parameters<typeof partPiece>[2],
  onlyUnsaid = false,
): Promise<Reply> {
  const { app, person, texts } = turn;
  try {
    await enterReport(app, { report, by: person._id, entries, onlyUnsaid });
  } catch (error) {
    if (!(error instanceof AppError) || !TOLD.includes(error.code)) throw error;
    const text = error.code === 'STALE' ? texts.t('reports.part.stale') : errorText(texts, error);
    return cardReply(await partPiece(turn, report, { ...kept, notice: { text, tone: 'attention' } }));
  }
  const notice: NoticeView = { text: texts.t('reports.part.saved'), tone: 'good' };
  const { lines } = await viewPart(app, { actor: person._id, report });
  return cardReply(await partPiece(turn, report, lines.some(({ lacks }) => lacks) ? { notice } : {}));
}

const onAsk: ActionHandler = {
  verb: 'report.ask',
  handle: async (turn, data) => {
    const { report } = readData(ReportTarget, data);
    return tellingRefusals(turn, report, async () => {
      const asked = await askManagers(turn.app, { report, by: turn.person._id });
      const text = turn.texts.t('reports.done.asked', { count: asked.length });
      return cardReply(await reportPiece(turn, report, { text, tone: 'good' }));
    });
  },
};

const onAccept: ActionHandler = {
  verb: 'report.accept',
  handle: async (turn, data) => {
    const { report, n } = readData(VersionTarget, data);
    return judged(turn, report, 'accepted', () => acceptReport(turn.app, { report, n, by: turn.person._id }));
  },
};

const onReturn: ActionHandler = {
  verb: 'report.return',
  handle: async (turn, data) => {
    const { report, n, reason } = readData(ReasonTarget, data);
    const input = { report, n, reason, by: turn.person._id };
    return judged(turn, report, 'returned', () => returnReport(turn.app, input));
  },
};

const onCorrect: ActionHandler = {
  verb: 'report.correct',
  handle: async (turn, data) => {
    const { report, n, reason } = readData(ReasonTarget, data);
    const input = { report, n, reason, by: turn.person._id };
    return judged(turn, report, 'correcting', () => correctReport(turn.app, input));
  },
};

function judged(
  turn: Turn,
  report: string,
  done: 'accepted' | 'returned' | 'correcting',
  act: () => Promise<unknown>,
): Promise<Reply> {
  return tellingRefusals(turn, report, async () => {
    await act();
    const text = turn.texts.t(`reports.done.${done}`);
    return cardReply(await reportPiece(turn, report, { text, tone: 'good' }));
  });
}

/** A refusal comes with the report as it is. */
async function tellingRefusals(turn: Turn, report: string, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || !TOLD.includes(error.code)) throw error;
    const notice: NoticeView = { text: errorText(turn.texts, error), tone: 'attention' };
    return cardReply(await reportPiece(turn, report, notice));
  }
}

const onBoard: ActionHandler = {
  verb: 'report.board',
  handle: async (turn, data) => cardReply(await boardPiece(turn, readData(BoardTarget, data))),
};

const onList: ActionHandler = {
  verb: 'report.list',
  handle: async (turn) => cardReply(await reportsPiece(turn)),
};

export const reportActions: ActionHandler[] = [
  onOpen,
  onHandIn,
  onPart,
  onEnter,
  onNoChanges,
  onRest,
  onAsk,
  onAccept,
  onReturn,
  onCorrect,
  onBoard,
  onList,
];
