import { isDeepStrictEqual } from 'node:util';
import { compareFields } from '../audit/compare-fields.ts';
import { putDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { traceOf } from '../people/directory/change-directory.ts';
import type { Repo } from '../storage/store.ts';
import { SETTINGS, type SettingDoc } from './setting.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** A year's transfers (`transfers:2027`), by the day off; or the settings of reminders. */
    'setting.changed': { setting: string; changes: FieldChange[] };
  }
}

export interface PutSettingDeps {
  settings: Repo<SettingDoc>;
  relay: Relay;
  clock: Clock;
}

export interface SettingChange {
  id: string;
  value: unknown;
  /** Actor: a person, or `system` for the environment and the command line. */
  by: string;
  /** The version that the change was decided on, 0 for none yet; without it, whatever is there is replaced. */
  version?: number;
  /** Value that holds while nobody has said anything: the log tells what becomes of it. */
  fallback?: unknown;
}

/**
 * Writes what holds for the branch from now on, with its trace; `fieldsOf` says what the log tells of a value.
 * Throws STALE when somebody else has changed it meanwhile.
 */
export async function putSetting(
  deps: PutSettingDeps,
  { id, value, by, version, fallback }: SettingChange,
  fieldsOf: (value: unknown) => Record<string, string>,
): Promise<void> {
  await putDocument(deps.relay, deps.settings, SETTINGS.name, id, (current) => {
    if (version !== undefined && (current?.version ?? 0) !== version) throw new AppError('STALE');
    if (current && isDeepStrictEqual(current.value, value)) return null;
    const before = fieldsOf(current ? current.value : fallback);
    const gone = Object.fromEntries(Object.keys(before).map((field) => [field, '']));
    const changes = compareFields(before, { ...gone, ...fieldsOf(value) });
    const event = { type: 'setting.changed' as const, setting: id, changes };
    return { doc: { _id: id, value }, effects: [traceOf(deps, by, subjectOf.branch, event)] };
  });
}
