import { listOpenRequests, type OpenRequestChoice } from '../../src/attachments/list-open-requests.ts';
import type { FileArrival } from '../../src/files/file-arrival.ts';
import { cleanFileName, fileTypeOf } from '../../src/files/file-names.ts';
import { LOOSE_MS, type StoredFile } from '../../src/files/stored-file.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { mayHoldTable, tablesOf } from '../../src/imports/table-access-rules.ts';
import { AppError, type ErrorCode } from '../../src/kernel/errors.ts';
import type { Person } from '../../src/people/person.ts';
import type { App } from '../turn/app.ts';
import { errorText } from '../turn/error-reply.ts';
import type { IncomingFile, Reply } from '../turn/turn.ts';
import { presentAsk } from './file-ask.ts';

/** What a person may do with what they sent. */
export interface FileUses {
  choices: OpenRequestChoice[];
  /** It may be a table that they load. */
  isTable: boolean;
}

/** Throws NO_OPEN_REQUEST when there is nothing that it could be for. */
export async function findFileUses(
  app: App,
  person: Person,
  sent: readonly Pick<IncomingFile, 'name' | 'fileType'>[],
): Promise<FileUses> {
  const choices = await listOpenRequests(app, person._id);
  const isTable = mayBeTable(person, sent);
  if (choices.length === 0 && !isTable) throw new AppError('NO_OPEN_REQUEST');
  return { choices, isTable };
}

/** One file may be a table of the directory or of the register, from somebody who may load one. */
function mayBeTable(
  person: Person,
  [sent, another]: readonly Pick<IncomingFile, 'name' | 'fileType'>[],
): boolean {
  if (!sent || another || tablesOf(person).length === 0) return false;
  return mayHoldTable(fileTypeOf(sent.name, sent.fileType));
}

/** The question what the files are for, or why there is none to ask; null when nothing is left of them. */
export async function askAbout(
  app: App,
  arrival: FileArrival,
  uses: FileUses,
  texts: Texts,
): Promise<Extract<Reply, { kind: 'card' | 'text' }> | null> {
  const files: StoredFile[] = [];
  const refused: { name: string; why: string; error: AppError }[] = [];
  // Before that, whoever has no file any more has said so on a question that came already.
  const isLate = app.clock.now() - Date.parse(arrival.at) >= LOOSE_MS;
  const refusedAs = (code: ErrorCode, details: AppError['details'], n: number) => {
    const error = new AppError(code, { details });
    return { name: cleanFileName(arrival.sent[n]?.name ?? ''), why: errorText(texts, error), error };
  };
  for (const [n, outcome] of arrival.outcomes.entries()) {
    if ('failed' in outcome) {
      refused.push(refusedAs(outcome.failed, outcome.details, n));
    } else {
      const file = await app.files.get(outcome.file);
      if (file?.loose && file.status === 'ready') files.push(file);
      else if (isLate && file?.request == null) refused.push(refusedAs('FILE_GONE', {}, n));
    }
  }
  const [only] = refused;
  if (files.length === 0 && only) {
    const lines = refused.map(({ name, why }) => texts.t('files.ask.refused', { name, why }));
    return { kind: 'text', text: lines.join('\n'), code: only.error.code };
  }
  if (files.length === 0) return null;
  const data = presentAsk({ files, refused, ...uses, texts });
  return {
    kind: 'card',
    card: app.cards.render(
      'files/ask',
      data,
      texts.t('files.ask.summary', { names: files.map(({ name }) => name).join(', ') }),
    ),
  };
}
