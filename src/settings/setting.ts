import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

/** What whoever runs the bot decides for the branch: a year's transfers (`transfers:2027`), the rules of reminders. */
export interface SettingDoc extends Aggregate {
  value: unknown;
}

export const SETTINGS: CollectionDef<SettingDoc> = { name: 'settings', indexes: [PENDING_INDEX] };
