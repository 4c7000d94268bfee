import { listArrivedFiles } from '../../src/attachments/list-arrived-files.ts';
import type { FileArrival } from '../../src/files/file-arrival.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { App } from '../turn/app.ts';
import { errorText } from '../turn/error-reply.ts';
import type { Reply } from '../turn/turn.ts';
import { presentAsk } from './file-ask.ts';
import type { FileUses } from './load-file-uses.ts';

/** The question what the files are for, or why there is none to ask; null when nothing is left of them. */
export async function askAbout(
  app: App,
  arrival: FileArrival,
  uses: FileUses,
  texts: Texts,
): Promise<Extract<Reply, { kind: 'card' | 'text' }> | null> {
  const arrived = await listArrivedFiles(app, arrival);
  const { files } = arrived;
  const refused = arrived.refused.map(({ name, code, details }) => ({
    name,
    why: errorText(texts, new AppError(code, { details })),
  }));
  const [only] = arrived.refused;
  if (files.length === 0 && only) {
    const lines = refused.map(({ name, why }) => texts.t('files.ask.refused', { name, why }));
    return { kind: 'text', text: lines.join('\n'), code: only.code };
  }
  if (files.length === 0) return null;
  const data = presentAsk({ files, refused, ...uses, texts });
  const names = files.map(({ name }) => name).join(', ');
  return { kind: 'card', card: app.cards.render('files/ask', data, texts.t('files.ask.summary', { names })) };
}
