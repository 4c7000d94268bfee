import { z } from 'zod';
import { getOwnFile } from '../../src/attachments/attach-file.ts';
import { importFile, recogniseTable } from '../../src/imports/import-file.ts';
import { tablesOf } from '../../src/imports/table-access-rules.ts';
import { TABLE_KINDS, type TableKind } from '../../src/imports/table-kind.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { NoticeView } from '../cards/view.ts';
import { directoryReply } from '../directory/directory-reply.ts';
import { errorText } from '../turn/error-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { presentTableChoice, presentTableReport } from './table-import.ts';

const File = z.object({ file: z.string().min(1).max(80) });
const Chosen = File.extend({
  table: z.union([z.enum(TABLE_KINDS), z.literal('')]).default(''),
  page: z.int().min(0).max(2_000).default(0),
});
const Confirmed = File.extend({ table: z.enum(TABLE_KINDS) });

const onChooseTable: ActionHandler = {
  verb: 'table.choose',
  handle: async (turn, data) => {
    const { file } = readData(File, data);
    const table = await recogniseTable(turn.app, { actor: turn.person._id, file });
    return table ? reportReply(turn, { file, table, page: 0, apply: false }) : choiceReply(turn, file);
  },
};

const onCheckTable: ActionHandler = {
  verb: 'table.check',
  handle: (turn, data) => {
    const { file, table, page } = readData(Chosen, data);
    if (table !== '') return reportReply(turn, { file, table, page, apply: false });
    const text = turn.texts.t('imports.card.choose');
    return choiceReply(turn, file, { text, tone: 'warning' });
  },
};

const onApplyTable: ActionHandler = {
  verb: 'table.apply',
  handle: (turn, data) => reportReply(turn, { ...readData(Confirmed, data), page: 0, apply: true }),
};

export const tableActions: ActionHandler[] = [onChooseTable, onCheckTable, onApplyTable];

interface Asked {
  file: string;
  table: TableKind;
  page: number;
  apply: boolean;
}

async function reportReply(turn: Turn, { file, table, page, apply }: Asked): Promise<Reply> {
  const { app, person, texts } = turn;
  try {
    const report = await importFile(app, { actor: person._id, file, kind: table, apply, texts });
    const hasMenu = tablesOf(person).length === TABLE_KINDS.length;
    const view = presentTableReport({ report, file, table, page, applied: apply, hasMenu }, texts);
    return directoryReply(turn, 'list', view);
  } catch (error) {
    if (!(error instanceof AppError) || !isAboutTheTable(error)) throw error;
    return choiceReply(turn, file, { text: errorText(texts, error), tone: 'warning' });
  }
}

function isAboutTheTable({ code }: AppError): boolean {
  return code === 'NOT_A_TABLE' || code === 'STALE' || code.startsWith('TABLE_');
}

async function choiceReply(turn: Turn, id: string, notice: NoticeView | null = null): Promise<Reply> {
  const { app, person, texts } = turn;
  const tables = tablesOf(person);
  if (tables.length === 0) throw new AppError('FORBIDDEN');
  const file = await getOwnFile(app, { actor: person._id, file: id });
  return directoryReply(
    turn,
    'list',
    presentTableChoice({ file, tables, notice, rendering: app.newId() }, texts),
  );
}
