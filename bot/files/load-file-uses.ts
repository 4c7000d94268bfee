import { listOpenRequests, type OpenRequestChoice } from '../../src/attachments/list-open-requests.ts';
import type { Client } from '../../src/clients/client.ts';
import { findOwnClients } from '../../src/clients/register/find-own-clients.ts';
import { fileTypeOf } from '../../src/files/file-names.ts';
import { mayHoldTable, tablesOf } from '../../src/imports/table-access-rules.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { Person } from '../../src/people/person.ts';
import type { App } from '../turn/app.ts';
import type { IncomingFile } from '../turn/turn.ts';

/** Uses that a person has for what they sent. */
export interface FileUses {
  choices: OpenRequestChoice[];
  /** Clients whom the person answers for. */
  clients: Client[];
  /** There are more than those. */
  moreClients: boolean;
  /** True for what may be a table to load. */
  isTable: boolean;
  /** The only table that they may load is one that completes a report. */
  onlyReport: boolean;
}

const MOST_CLIENTS = 25;

/** Throws NO_OPEN_REQUEST when there is nothing that it could be for. */
export async function loadFileUses(
  app: App,
  person: Person,
  sent: readonly Pick<IncomingFile, 'name' | 'fileType'>[],
): Promise<FileUses> {
  const choices = await listOpenRequests(app, person._id);
  const onlyReport = tablesOf(person).every((kind) => kind === 'report-entries');
  const isTable = mayBeTable(person, sent) && (!onlyReport || isWorkbook(sent));
  const { clients, more } = await findOwnClients(app, { actor: person._id, limit: MOST_CLIENTS });
  if (choices.length + clients.length === 0 && !isTable) throw new AppError('NO_OPEN_REQUEST');
  return { choices, clients, moreClients: more, isTable, onlyReport };
}

/** One file may be a table of the directory or of the register, from somebody who may load one. */
function mayBeTable(
  person: Person,
  [sent, another]: readonly Pick<IncomingFile, 'name' | 'fileType'>[],
): boolean {
  if (!sent || another || tablesOf(person).length === 0) return false;
  return mayHoldTable(fileTypeOf(sent.name, sent.fileType));
}

/** The table of a report goes out as a workbook, and comes back as one. */
function isWorkbook([sent]: readonly Pick<IncomingFile, 'name' | 'fileType'>[]): boolean {
  return sent !== undefined && fileTypeOf(sent.name, sent.fileType) === 'xlsx';
}
