import { readFileSync } from 'node:fs';

/** One made-up company of the demo. */
export interface DemoClient {
  /** Number in the list, from 1: registration numbers are derived from it. */
  n: number;
  name: string;
  /** Legal form as it stands before the name. */
  form: string;
  /** First part of the manager's e-mail. */
  manager: string;
  sphere: string;
  /** Roubles a month. */
  charge: string;
  lines: string;
  basis: 'large' | 'image';
  address: string;
  structure: string;
  /** A service point in another unit, as `unit, address`; '' for none. */
  second: string;
  tariff: string;
  founded: string;
  operator: string;
  contacts: DemoContact[];
}

export interface DemoContact {
  lastName: string;
  firstName: string;
  patronymic: string;
  post: string;
  role: string;
  /** Days from the demo's day to the birthday; null where it is not known. */
  birthdayIn: number | null;
}

const FILE = new URL('./clients.csv', import.meta.url);

/** The companies of the seeded branch, in the order of their numbers. */
export function readClients(): DemoClient[] {
  const [, ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
  return lines.map((line, index) => readClient(line.split(';'), index + 1));
}

function readClient(cells: string[], n: number): DemoClient {
  const [name = '', form = '', manager = '', sphere = '', charge = '', lines = '', basis, ...rest] = cells;
  const [address = '', structure = '', second = '', tariff = '', founded = '', operator = '', people = ''] =
    rest;
  return {
    n,
    name,
    form,
    manager,
    sphere,
    charge,
    lines,
    basis: basis === 'image' ? 'image' : 'large',
    address,
    structure,
    second,
    tariff,
    founded,
    operator,
    contacts: people.split(' | ').map(readContact),
  };
}

function readContact(text: string): DemoContact {
  const [names = '', post = '', role = '', birthdayIn] = text.split(', ');
  const [lastName = '', firstName = '', patronymic = ''] = names.split(' ');
  return {
    lastName,
    firstName,
    patronymic,
    post,
    role,
    birthdayIn: birthdayIn === undefined ? null : Number(birthdayIn),
  };
}
