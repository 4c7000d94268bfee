import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { CollectionDef } from '../storage/store.ts';

/** Decision of the bot's operators for the branch: a year's transfers (`transfers:2027`), reminder rules. */
export interface SettingDoc extends Aggregate {
  value: unknown;
}

export const SETTINGS: CollectionDef<SettingDoc> = { name: 'settings', indexes: [PENDING_INDEX] };

const TRANSFERS = 'transfers:';

/** The id of a year's transfers as an admin has entered them. */
export function transfersIdOf(year: number): string {
  return `${TRANSFERS}${year}`;
}

/** The year of such an id; null of other settings. */
export function transfersYearOf(setting: string): string | null {
  return setting.startsWith(TRANSFERS) ? setting.slice(TRANSFERS.length) : null;
}

/** The id of the columns of reports, once an admin has sent others. */
export const REPORT_FORMS_ID = 'report-forms';

const GREETING_TEXTS = 'greeting-texts:';

/** The id of the texts that an admin has written for an occasion. */
export function greetingTextsIdOf(family: string): string {
  return `${GREETING_TEXTS}${family}`;
}

/** The occasion of such an id; null of other settings. */
export function greetingFamilyOf(setting: string): string | null {
  return setting.startsWith(GREETING_TEXTS) ? setting.slice(GREETING_TEXTS.length) : null;
}
