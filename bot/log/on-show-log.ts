import { z } from 'zod';
import { listAudit } from '../../src/audit-log/list-audit.ts';
import { BRANCH } from '../../src/people/person.ts';
import { ListTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { logSummary, presentLog } from './request-log.ts';

const LogTarget = ListTarget.extend({ number: z.string().min(1).max(80) });

/** `журнал VIP-2026-0001`: what happened to a client or a request. */
export const onShowLog: CommandHandler = {
  id: 'log',
  words: ['журнал', 'log'],
  takesArgument: true,
  places: ['personal'],
  handle: (turn, argument) => {
    const named = argument.trim().slice(0, 80).toUpperCase();
    const branch = turn.texts.t('people.branch').toUpperCase();
    return showLog(turn, named === branch ? BRANCH : named, '');
  },
};

export const onLogPage: ActionHandler = {
  verb: 'request.log',
  handle: async (turn, data) => {
    const { number, after } = readData(LogTarget, data);
    return showLog(turn, number, after);
  },
};

async function showLog(turn: Turn, number: string, after: string): Promise<Reply> {
  const { app, person, texts } = turn;
  const log = await listAudit(app, { actor: person._id, number, ...(after ? { after } : {}) });
  const zone = await app.directory.zoneOf(person);
  const data = presentLog({ number, log, texts, zone });
  const summary = logSummary({ number, log, texts });
  return { kind: 'card', card: app.cards.render('requests/log', data, summary) };
}
