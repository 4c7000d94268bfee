import { getOwnFile } from '../attachments/attach-file.ts';
import { readContent } from '../files/file-content.ts';
import type { FileChunk, StoredFile } from '../files/stored-file.ts';
import type { Texts } from '../i18n/translate.ts';
import type { Repo } from '../storage/store.ts';
import { readTable } from '../tables/read-table.ts';
import { type ImportTableDeps, importTable } from './import-table.ts';
import type { TableReport } from './rows/table-report.ts';
import { requireTable, unitsOfFigures } from './table-access-rules.ts';
import type { TableKind } from './table-kind.ts';

export interface ImportFileDeps extends ImportTableDeps {
  files: Repo<StoredFile>;
  fileChunks: Repo<FileChunk>;
}

export interface ImportFileInput {
  actor: string;
  file: string;
  kind: TableKind;
  apply: boolean;
  texts: Texts;
}

/** A person's own file as a table. Throws FORBIDDEN, NOT_FOUND, and what `importTable` throws. */
export async function importFile(
  deps: ImportFileDeps,
  { actor, file, kind, apply, texts }: ImportFileInput,
): Promise<TableReport> {
  const person = requireTable(await deps.directory.getPerson(actor), kind);
  const stored = await getOwnFile(deps, { actor, file });
  const parts: Uint8Array[] = [];
  for await (const part of readContent(deps, stored)) parts.push(part);
  const languages = [deps.translator.in('ru'), deps.translator.in('en')];
  const { tenantId } = person;
  const units = unitsOfFigures(person);
  const input = { by: actor, apply, tenantId, deactivateMissing: false, units, languages, texts };
  return importTable(deps, kind, await readTable(Buffer.concat(parts)), input);
}
