import type { CollectionDef, Rec } from './store.ts';

/** What an admin keeps in the store: a year's transfers (`transfers:2027`), a dictionary (`dictionary:spheres`), the sender's lease. */
export interface SettingDoc extends Rec {
  value: unknown;
}

export const SETTINGS: CollectionDef<SettingDoc> = { name: 'settings', indexes: [] };
