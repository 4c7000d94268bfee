import type { Channel } from '../../deliveries/conversation.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Directory } from '../../people/directory.ts';
import type { Repo } from '../../storage/store.ts';
import { readScope, scopesOf, speaksFor } from './channel-rules.ts';

export type ChooseScopeDeps = { channels: Repo<Channel>; directory: Directory };

export interface ChooseScopeInput {
  channel: string;
  by: string;
  /** Text behind the command: a unit, the branch, or nothing. */
  typed: string;
  /** Names of the branch, in every language. */
  branchNames: string[];
}

/** Scope whose reminders a channel is to get, or the choices. Throws FORBIDDEN for one who has no say. */
export async function chooseScope(
  deps: ChooseScopeDeps,
  { channel, by, typed, branchNames }: ChooseScopeInput,
): Promise<{ scope: string } | { choices: string[] }> {
  const scopes = scopesOf(await deps.directory.getPerson(by));
  if (scopes.length === 0) throw new AppError('FORBIDDEN', { message: 'may not subscribe a channel' });
  if (typed !== '') {
    const scope = readScope(typed, await deps.directory.listUnits(), branchNames);
    return scope && speaksFor(scopes, scope) ? { scope } : { choices: scopes };
  }
  const [only, ...more] = scopes;
  if (only && more.length === 0) return { scope: only };
  const known = await deps.channels.get(channel);
  return known?.active && scopes.includes(known.scope) ? { scope: known.scope } : { choices: scopes };
}
