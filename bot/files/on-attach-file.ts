import { z } from 'zod';
import { attachFile } from '../../src/attachments/attach-file.ts';
import { discardFile } from '../../src/attachments/drop-file.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { presentRequestResult } from '../requests/request-result.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler } from '../turn/turn.ts';

const Id = z.string().min(1).max(80);

const Files = z.object({ files: z.array(Id).min(1).max(10) });

const onAttachFile: ActionHandler = {
  verb: 'file.attach',
  handle: async ({ app, person, texts }, data) => {
    const { files, request } = readData(Files.extend({ request: Id }), data);
    let view: RequestView | null = null;
    for (const file of files) view = await attachFile(app, { actor: person._id, file, request });
    if (!view) throw new AppError('BAD_INPUT');
    const text = texts.t('files.attached', { count: files.length });
    const result = presentRequestResult(view, { text, tone: 'good' }, texts);
    return { kind: 'card', card: app.cards.render('requests/result', result, text) };
  },
};

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
