import { AppError, asAppError } from '../../src/errors.ts';
import { cleanFileName, fileTypeOf } from '../../src/files/file-rules.ts';
import { listOpenRequests } from '../../src/files/list-open-requests.ts';
import { receiveFile } from '../../src/files/receive-file.ts';
import type { StoredFile } from '../../src/files/stored-file.ts';
import { tablesOf } from '../../src/imports/table-access-rules.ts';
import { errorText, logFailure } from '../error-reply.ts';
import { presentAsk } from '../presenters/file-ask.ts';
import type { IncomingFile, Reply, Turn } from '../turn.ts';

const MOST_AT_ONCE = 10;

/** Fetches what a person sent, and asks which of their requests it belongs to. Null for what came before. */
export async function receiveFiles(turn: Turn): Promise<Reply | null> {
  const { app, person, incoming, texts } = turn;
  const choices = await listOpenRequests(app, person._id);
  const isTable = mayBeTable(turn);
  if (choices.length === 0 && !isTable) throw new AppError('NO_OPEN_REQUEST');
  const files: StoredFile[] = [];
  const refused: { name: string; why: string; error: AppError }[] = [];
  for (const [n, sent] of (incoming.files ?? []).slice(0, MOST_AT_ONCE).entries()) {
    try {
      const file = await fetchFile(turn, sent, n);
      if (file) files.push(file);
    } catch (thrown) {
      const error = asAppError(thrown);
      refused.push({ name: cleanFileName(sent.name), why: errorText(texts, error), error });
    }
  }
  const [only] = refused;
  if (files.length === 0 && only && refused.length === 1) throw only.error;
  for (const { error } of refused) logFailure(app.log, incoming, error);
  if (files.length === 0 && refused.length > 0) {
    return { kind: 'text', text: refused.map(({ name, why }) => `${name}: ${why}`).join('\n') };
  }
  if (files.length === 0) return null;
  const data = presentAsk({ files, refused, choices, isTable, texts });
  return { kind: 'card', card: app.cards.render('files/ask', data, texts.t('files.ask.label')) };
}

/** One CSV or XLSX may be a table of the directory or of the register, from somebody who may load one. */
function mayBeTable({ person, incoming }: Turn): boolean {
  const [sent, another] = incoming.files ?? [];
  if (!sent || another || tablesOf(person).length === 0) return false;
  return ['csv', 'xlsx'].includes(fileTypeOf(sent.name, sent.fileType));
}

function fetchFile({ app, person, incoming }: Turn, sent: IncomingFile, n: number) {
  const { name, fileType, downloadUrl } = sent;
  const key = `${incoming.conversationId}|${incoming.activityId}|${n}`;
  return receiveFile(app, { actor: person._id, key, name, fileType, downloadUrl });
}
