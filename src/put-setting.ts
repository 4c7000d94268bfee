import { isDeepStrictEqual } from 'node:util';
import type { Clock } from './clock.ts';
import { putDocument } from './effects/change.ts';
import type { Relay } from './effects/relay.ts';
import { traceOf } from './people/change-directory.ts';
import { compareFields } from './people/directory-diff-rules.ts';
import { SETTINGS, type SettingDoc } from './storage/setting.ts';
import type { Repo } from './storage/store.ts';

export interface PutSettingDeps {
  settings: Repo<SettingDoc>;
  relay: Relay;
  clock: Clock;
}

/** Writes what holds for the branch from now on, with its trace; `fieldsOf` says what the log tells of a value. */
export async function putSetting(
  deps: PutSettingDeps,
  id: string,
  value: unknown,
  fieldsOf: (value: unknown) => Record<string, string>,
): Promise<void> {
  await putDocument(deps.relay, deps.settings, SETTINGS.name, id, (current) => {
    if (current && isDeepStrictEqual(current.value, value)) return null;
    const before = fieldsOf(current?.value);
    const gone = Object.fromEntries(Object.keys(before).map((field) => [field, '']));
    const changes = compareFields(before, { ...gone, ...fieldsOf(value) });
    const event = { type: 'setting.changed' as const, setting: id, changes };
    return { doc: { _id: id, value }, effects: [traceOf(deps, 'system', 'branch', event)] };
  });
}
