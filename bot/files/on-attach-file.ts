import { z } from 'zod';
import { attachFile } from '../../src/attachments/attach-file.ts';
import { attachFileToClient } from '../../src/attachments/attach-file-to-client.ts';
import { discardFile } from '../../src/attachments/drop-file.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { openClientCard } from '../clients/client-reply.ts';
import { presentRequestResult } from '../requests/request-result.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';

const Id = z.string().min(1).max(80);

const Files = z.object({ files: z.array(Id).min(1).max(10) });

const onAttachFile: ActionHandler = {
  verb: 'file.attach',
  handle: async (turn, data) => {
    const { app, person, texts } = turn;
    const { files, request } = readData(Files.extend({ request: Id }), data);
    if (request.startsWith('VIP-')) return attachToClient(turn, files, request);
    let view: RequestView | null = null;
    for (const file of files) view = await attachFile(app, { actor: person._id, file, request });
    if (!view) throw new AppError('BAD_INPUT');
    const text = texts.t('files.attached', { count: files.length });
    const result = presentRequestResult(view, { text, tone: 'good' }, texts);
    return { kind: 'card', card: app.cards.render('requests/result', result, text) };
  },
};

async function attachToClient(turn: Turn, files: string[], client: string): Promise<Reply> {
  const { app, person, texts } = turn;
  for (const file of files) await attachFileToClient(app, { actor: person._id, file, client });
  const text = texts.t('files.attached-client', { count: files.length });
  return openClientCard(turn, client, { text, tone: 'good' });
}

const onDiscardFile: ActionHandler = {
  verb: 'file.discard',
  handle: async ({ app, person, texts }, data) => {
    const { files } = readData(Files, data);
    for (const file of files) await discardFile(app, { actor: person._id, file });
    const text = texts.t('files.discarded', { count: files.length });
    return { kind: 'card', card: app.cards.render('messages/text', { text }, text) };
  },
};

export const fileActions: ActionHandler[] = [onAttachFile, onDiscardFile];
