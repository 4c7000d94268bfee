import { z } from 'zod';
import type { Repo } from '../storage/store.ts';
import type { SettingDoc } from './setting.ts';

/** The id of what the mark on files says. */
export const SECRECY_ID = 'secrecy';

const SCHEMA = z.object({ owner: z.string().default('') });

/** Name and place of whom the trade secret belongs to (98-ФЗ, article 10); '' while nobody has said. */
export async function loadSecretOwner(deps: { settings: Repo<SettingDoc> }): Promise<string> {
  return readSecretOwner((await deps.settings.get(SECRECY_ID))?.value);
}

export function readSecretOwner(value: unknown): string {
  return SCHEMA.parse(value ?? {}).owner;
}
