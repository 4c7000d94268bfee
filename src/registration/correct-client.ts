import type { Passport } from '../clients/client.ts';
import { comparePassports } from '../clients/passport/client-rules.ts';
import {
  type EditClientDeps,
  editClient,
  effectsOfEdit,
  withPassport,
} from '../clients/register/edit-client.ts';
import type { CommandArgs } from '../effects/commands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Capacity } from '../people/actor.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Put the parts of a passport in place that an accepted rework corrected. */
    'client.correct': { client: string; parts: Partial<Passport>; way: Capacity };
  }
}

/** Puts the parts of a passport in place that a rework corrected. Parts that are there already change nothing. */
export async function correctClient(
  deps: EditClientDeps & { clock: Clock },
  { client, parts, way }: CommandArgs['client.correct'],
): Promise<void> {
  const at = new Date(deps.clock.now()).toISOString();
  await editClient(deps, client, (current) => {
    const passport = { ...current.passport, ...parts };
    const { route, atOnce } = comparePassports(current.passport, passport);
    if (route.length + atOnce.length === 0) return null;
    const doc = { ...withPassport(current, passport), confirmedAt: at };
    return { doc, effects: effectsOfEdit(current, doc, { at, ...way }) };
  });
}
