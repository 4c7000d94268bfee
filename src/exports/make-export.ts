import { type KeepFileDeps, keepFile } from '../files/keep-file.ts';
import { type FileOffer, MAX_FILE_BYTES, type StoredFile } from '../files/stored-file.ts';
import type { Texts } from '../i18n/translate.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Queue } from '../kernel/queue.ts';
import { writePdf } from '../papers/write-pdf.ts';
import type { Directory } from '../people/directory.ts';
import { loadSecretOwner } from '../settings/secrecy.ts';
import type { SettingDoc } from '../settings/setting.ts';
import type { Repo } from '../storage/store.ts';
import { writeWorkbook } from '../workbooks/write-workbook.ts';
import { buildExport, findKind, signWorkbook } from './build-export.ts';
import type { ExportFormat, ExportKind } from './export-kind.ts';

export interface MakeExportDeps extends KeepFileDeps {
  directory: Directory;
  fileOffers: Repo<FileOffer>;
  exportQueue: Queue;
  settings: Repo<SettingDoc>;
}

export interface MakeExportInput {
  actor: string;
  /** Id of the kind. */
  kind: string;
  filters: Record<string, string>;
  format: ExportFormat;
  texts: Texts;
}

/**
 * Makes the list as a file for this person now, and offers it to them. Throws UNKNOWN_ACTION for no kind of ours, what
 * the kind throws for who may not have it, EXPORT_LONG, EXPORT_LARGE, and BUSY while too many others are made.
 */
export async function makeExport<Deps extends MakeExportDeps>(
  deps: Deps,
  kinds: readonly ExportKind<Deps>[],
  { actor, kind: id, filters, format, texts }: MakeExportInput,
): Promise<{ offer: FileOffer; file: StoredFile }> {
  const person = await deps.directory.getPerson(actor);
  const day = today(deps.clock, await deps.directory.zoneOf(person));
  const owner = await loadSecretOwner(deps);
  const kind = findKind(kinds, { kind: id, format });
  const { built, content } = await deps.exportQueue.run(async () => {
    const built = await buildExport(deps, kind, { actor, filters, format, texts, today: day });
    const signed = signWorkbook(built.workbook, { texts, today: day, person, owner });
    return { built, content: format === 'pdf' ? await writePdf(signed, texts) : await writeWorkbook(signed) };
  });
  if (content.length > MAX_FILE_BYTES) {
    throw new AppError('EXPORT_LARGE', { details: { max: MAX_FILE_BYTES / 1024 / 1024 } });
  }
  const { name, lines } = built.workbook;
  const file = await keepFile(deps, { actor, name: `${name} ${day}.${format}`, content });
  const { rows, columns } = built;
  const offer = await deps.fileOffers.insert({
    _id: deps.newId(),
    file: file._id,
    request: '',
    export: { kind: id, name, filters, format, said: lines.join(' · '), rows, columns },
    person: actor,
    status: 'offered',
    at: new Date(deps.clock.now()).toISOString(),
  });
  return { offer, file };
}
