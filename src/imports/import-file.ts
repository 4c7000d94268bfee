import { getOwnFile } from '../attachments/attach-file.ts';
import { readContent } from '../files/file-content.ts';
import type { FileChunk, StoredFile } from '../files/stored-file.ts';
import type { Texts } from '../i18n/translate.ts';
import { AppError } from '../kernel/errors.ts';
import type { Repo } from '../storage/store.ts';
import { readTable } from '../tables/read-table.ts';
import type { Table } from '../tables/table.ts';
import { isEntryTable } from './import-report-entries.ts';
import { type ImportTableDeps, importTable } from './import-table.ts';
import type { TableReport } from './rows/table-report.ts';
import { requireTable, tablesOf, unitsOfFigures } from './table-access-rules.ts';
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
  const table = await readOwnTable(deps, { actor, file });
  const languages = languagesOf(deps);
  const { tenantId } = person;
  const units = unitsOfFigures(person);
  const input = { by: actor, apply, tenantId, deactivateMissing: false, units, languages, texts };
  return importTable(deps, kind, table, input);
}

/** The kind that a file of somebody's own says itself that it is; null of others, and for who may not load it. */
export async function recogniseTable(
  deps: ImportFileDeps,
  { actor, file }: Pick<ImportFileInput, 'actor' | 'file'>,
): Promise<TableKind | null> {
  if (!tablesOf(await deps.directory.getPerson(actor)).includes('report-entries')) return null;
  try {
    const table = await readOwnTable(deps, { actor, file });
    return isEntryTable(table, languagesOf(deps)) ? 'report-entries' : null;
  } catch (error) {
    // A file that is no table is told so once somebody has said what is in it.
    if (error instanceof AppError && error.code !== 'NOT_FOUND') return null;
    throw error;
  }
}

async function readOwnTable(
  deps: ImportFileDeps,
  owned: Pick<ImportFileInput, 'actor' | 'file'>,
): Promise<Table> {
  const stored = await getOwnFile(deps, owned);
  const parts: Uint8Array[] = [];
  for await (const part of readContent(deps, stored)) parts.push(part);
  return readTable(Buffer.concat(parts));
}

function languagesOf({ translator }: Pick<ImportFileDeps, 'translator'>): Texts[] {
  return [translator.in('ru'), translator.in('en')];
}
