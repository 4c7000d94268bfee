import { Temporal } from 'temporal-polyfill';
import type { FieldChange } from '../audit/audit-event.ts';
import { putDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Repo } from '../storage/store.ts';
import { DICTIONARIES, type DictionaryDoc, type DictionaryEntry, type DictionaryName } from './dictionary.ts';

export interface PutDictionaryDeps {
  dictionaries: Repo<DictionaryDoc>;
  relay: Relay;
  clock: Clock;
}

export interface PutDictionaryInput {
  by: string;
  dictionary: DictionaryName;
  /** That the entries were made from; 0 while the list is the default one. */
  version: number;
  entries: DictionaryEntry[];
  /** Lines of the log, one for each entry. */
  changed: { entry: string; changes: FieldChange[] }[];
}

/** Writes the whole list at once, with its trace. Throws STALE when another write was first. */
export async function putDictionary(deps: PutDictionaryDeps, input: PutDictionaryInput): Promise<void> {
  const { dictionary, version, entries } = input;
  await putDocument(deps.relay, deps.dictionaries, DICTIONARIES.name, dictionary, (current) => {
    if ((current?.version ?? 0) !== version) throw new AppError('STALE');
    return { doc: { _id: dictionary, entries }, effects: trace(deps, input) };
  });
}

function trace({ clock }: PutDictionaryDeps, { by, dictionary, changed }: PutDictionaryInput): NewEffect[] {
  const at = Temporal.Instant.fromEpochMilliseconds(clock.now()).toString();
  return changed
    .filter(({ changes }) => changes.length > 0)
    .map(({ entry, changes }) => ({
      name: 'audit' as const,
      args: {
        entry: {
          subject: subjectOf.dictionary(dictionary),
          at,
          by,
          onBehalfOf: null,
          event: { type: 'dictionary.changed' as const, entry, changes },
        },
      },
    }));
}
