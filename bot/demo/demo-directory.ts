import { readFileSync } from 'node:fs';
import type { Locale, Texts } from '../../src/i18n/translate.ts';

/** Fields of `directory.json` that the demo itself needs; the product reads the file with its own loader. */
export interface DemoPerson {
  aadObjectId: string;
  name: string;
  email: string;
  roles: { role: string; scope: string }[];
}

export interface DemoDirectory {
  tenantId: string;
  units: { id: string; name: Record<Locale, string> }[];
  people: DemoPerson[];
}

export const DEMO_DIRECTORY_FILE = new URL('./directory.json', import.meta.url);

export function readDemoDirectory(): DemoDirectory {
  return JSON.parse(readFileSync(DEMO_DIRECTORY_FILE, 'utf8')) as DemoDirectory;
}

/** First role of a person, with the unit where there is one: `Персональный менеджер, Бийск`. */
export function roleTitle({ roles }: DemoPerson, units: DemoDirectory['units'], texts: Texts): string {
  const [first] = roles;
  if (!first) return '';
  const unit = units.find(({ id }) => id === first.scope)?.name[texts.locale];
  return [texts.built(`people.roles.${first.role}`), ...(unit ? [unit] : [])].join(', ');
}
