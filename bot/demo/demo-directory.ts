import { readFileSync } from 'node:fs';

/** Fields of `directory.json` that the demo itself needs; the product reads the file with its own loader. */
export interface DemoPerson {
  aadObjectId: string;
  name: string;
  email: string;
  roles: { role: string; scope: string }[];
}

export interface DemoDirectory {
  tenantId: string;
  people: DemoPerson[];
}

export const DEMO_DIRECTORY_FILE = new URL('./directory.json', import.meta.url);

export function readDemoDirectory(): DemoDirectory {
  return JSON.parse(readFileSync(DEMO_DIRECTORY_FILE, 'utf8')) as DemoDirectory;
}
