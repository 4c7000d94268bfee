import type { Temporal } from 'temporal-polyfill';
import type { Matter, MatterRef } from '../matter.ts';
import type { SourceDeps } from '../sources/source.ts';
import { findReminderKind, mattersFrom, mattersOf, REMINDER_SOURCES } from './index.ts';

export type LoadMatterDeps = SourceDeps;

/** The matter of a clock as it stands now; null when there is nothing to remind of any more. */
export async function loadMatter(
  deps: LoadMatterDeps,
  { kind: id, args }: MatterRef,
): Promise<Matter | null> {
  const kind = findReminderKind(id);
  const facts = kind ? await kind.from.load(deps, args) : null;
  if (!kind || facts === null) return null;
  return mattersOf(kind, facts).find((matter) => isNamedBy(args, matter)) ?? null;
}

function isNamedBy(args: MatterRef['args'], matter: Matter): boolean {
  return Object.entries(matter.args).every(([name, value]) => args[name] === value);
}

/** Every matter that may have something to say on a date, those not spawned yet included. Reads all clients. */
export async function* listAllMatters(deps: SourceDeps, date: Temporal.PlainDate): AsyncGenerator<Matter> {
  for (const source of REMINDER_SOURCES) {
    for await (const facts of source.listAll(deps, date)) yield* mattersFrom(source, facts);
  }
}
