import { ACTIVE_STATUSES, CLIENTS, type ClientStatus, type Passport } from '../../clients/client.ts';
import { checkPassport, clientKey } from '../../clients/passport/client-rules.ts';
import { toPassport } from '../../clients/passport/passport-values.ts';
import { type ReserveKeyDeps, reserveKey } from '../../clients/register/reserve-key.ts';
import { insertDocument } from '../../effects/change.ts';
import type { NewEffect } from '../../effects/effect.ts';
import type { Relay } from '../../effects/relay.ts';
import type { FieldError, Values } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { type Clock, today, toLocal } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { subjectOf } from '../../kernel/subject.ts';
import type { PeopleFinder } from '../../people/find-by-word.ts';
import { DEFAULT_ZONE } from '../../people/person.ts';
import { createClient } from '../../registration/submit-new-client.ts';
import { type Counter, nextNumber } from '../../storage/counter.ts';
import type { Repo } from '../../storage/store.ts';
import type { ImportColumn, ImportRecord } from './import-columns.ts';
import { IMPORT_FIELDS, readRecord } from './import-record.ts';
import { type ImportContext, type ImportContextDeps, loadImportContext } from './load-import-context.ts';

export interface ImportClientsDeps extends ImportContextDeps, ReserveKeyDeps {
  counters: Repo<Counter>;
  relay: Relay;
  clock: Clock;
  newId(): string;
}

export interface ImportClientsInput {
  records: { line: number; record: ImportRecord }[];
  /** `active`: they are VIP already and know it. `candidate`: their route is still to come. */
  status: 'active' | 'candidate';
  /** false: nothing is written. */
  apply: boolean;
  /** Actor for the log: an admin, somebody of branch sales, or `import`. */
  by: string;
}

/** Outcome, or forecast, of one row of the file. */
export interface ImportRow {
  line: number;
  name: string;
  fate: 'new' | 'added' | 'exists' | 'repeated' | 'busy' | 'error';
  /** The client that was added or that has the INN + KPP. */
  client: string;
  /** The line that this one repeats. */
  first: number;
  problems: { column: ImportColumn; error: FieldError }[];
  /** Gaps that do not stand in the way, yet are worth a look: nothing says by what the client is a VIP. */
  warnings: 'no-basis'[];
}

interface CheckedRow {
  row: ImportRow;
  passport: Passport;
}

/**
 * Brings an existing list in; nothing while a row is wrong.
 * Clients in the register are left as they are, so a repeated run changes nothing.
 */
export async function importClients(
  deps: ImportClientsDeps,
  input: ImportClientsInput,
): Promise<ImportRow[]> {
  const context = await loadImportContext(deps, today(deps.clock, DEFAULT_ZONE));
  const seen = new Map<string, number>();
  const checked: CheckedRow[] = [];
  for (const { line, record } of input.records) {
    checked.push(await checkRow(deps, context, seen, line, record));
  }
  if (!input.apply || checked.some(({ row }) => row.fate === 'error')) return checked.map(({ row }) => row);
  const rows: ImportRow[] = [];
  for (const { row, passport } of checked) {
    rows.push(row.fate === 'new' ? await addClient(deps, input, passport, row) : row);
  }
  return rows;
}

async function checkRow(
  deps: ImportClientsDeps,
  context: ImportContext,
  seen: Map<string, number>,
  line: number,
  record: ImportRecord,
): Promise<CheckedRow> {
  const { passport, problems, warnings } = readPassport(deps, context, record);
  const name = (record.shortName ?? '').slice(0, 60);
  const row: ImportRow = { line, name, fate: 'error', client: '', first: 0, problems, warnings };
  if (problems.length > 0) return { row, passport };
  const key = clientKey(passport);
  const first = seen.get(key);
  if (first !== undefined) return { row: { ...row, fate: 'repeated', first }, passport };
  seen.set(key, line);
  const taken = await deps.clientKeys.get(key);
  const existing = taken && (await deps.clients.get(taken.client));
  if (existing) return { row: { ...row, fate: 'exists', client: existing._id }, passport };
  return { row: { ...row, fate: 'new' }, passport };
}

function readPassport(
  deps: ImportClientsDeps,
  context: ImportContext,
  record: ImportRecord,
): Pick<ImportRow, 'problems' | 'warnings'> & { passport: Passport } {
  const { values: read, columnOf } = readRecord(record, context);
  const { values, errors } = validateFields(IMPORT_FIELDS, read, context);
  const manager = idOrError(record.managerEmail ?? '', context.managers);
  const deputy = record.deputyEmail ? idOrError(record.deputyEmail, context.managers) : { id: null };
  const all: Values = { ...values, deputy: deputy.id };
  const { large: noBasis, ...together } = checkPassport(all, manager.id ?? '');
  const problems = Object.entries({ ...together, ...errors }).map(([path, error]) => ({
    column: columnOf(path),
    error,
  }));
  if (manager.error) problems.push({ column: 'managerEmail', error: manager.error });
  if (deputy.error) problems.push({ column: 'deputyEmail', error: deputy.error });
  const passport = toPassport(all, manager.id ?? '', deps.newId);
  return { passport, problems, warnings: noBasis && !errors.large && !errors.image ? ['no-basis'] : [] };
}

function idOrError(word: string, managers: PeopleFinder): { id: string | null; error?: FieldError } {
  const found = managers.find(word);
  if (typeof found !== 'string') return { id: found._id };
  return { id: null, error: { code: `manager-${found}`, args: { known: managers.meant(word) } } };
}

async function addClient(
  deps: ImportClientsDeps,
  { status: as, by }: ImportClientsInput,
  passport: Passport,
  row: ImportRow,
): Promise<ImportRow> {
  const now = deps.clock.now();
  const id = await nextNumber(deps.counters, 'VIP', toLocal(now, DEFAULT_ZONE).year);
  try {
    const holder = await reserveKey(deps, clientKey(passport), id);
    if (holder) return { ...row, fate: 'exists', client: holder._id };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'BUSY') throw error;
    return { ...row, fate: 'busy' };
  }
  const at = new Date(now).toISOString();
  const status: ClientStatus = as === 'active' ? 'client_notified' : 'candidate';
  const client = {
    ...createClient(id, passport, { at, by, request: null }),
    status,
    active: ACTIVE_STATUSES.includes(status),
    statusHistory: [{ status, at, by, request: null, reason: null }],
  };
  await insertDocument(deps.relay, deps.clients, CLIENTS.name, client, effectsOfChange(id, at, by));
  return { ...row, fate: 'added', client: id };
}

function effectsOfChange(id: string, at: string, by: string): NewEffect[] {
  const subject = subjectOf.client(id);
  const event = { type: 'client.created' as const, source: 'import' as const };
  return [
    { name: 'audit', args: { entry: { subject, at, by, onBehalfOf: null, event } } },
    { name: 'reminders.refresh', args: { subject } },
  ];
}
