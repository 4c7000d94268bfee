import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Product } from '../../../src/product/product.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const NAME = 'Иванова Анна Сергеевна';
const PEOPLE = [
  'id;name;email;roles',
  `5f0c7c1e-2a51-4c0e-9a43-0000000000b1;${NAME};b1@example.com;manager@barnaul`,
  `5f0c7c1e-2a51-4c0e-9a43-0000000000b2;${NAME};b2@example.com;manager@barnaul`,
  `5f0c7c1e-2a51-4c0e-9a43-0000000000b3;${NAME};b3@example.com;manager@biysk`,
];

let app: Product;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
});

const load = (kind: 'people' | 'addressees' | 'substitutes' | 'clients', ...table: string[]) =>
  importLines(app, kind, table, { apply: true });

describe('people of one name', () => {
  it('are told apart in the report of their table', async () => {
    const lines = await importLines(app, 'people', PEOPLE);

    expect(lines.slice(0, 3)).toEqual([
      `Строка 2 · ${NAME} · b1@example.com: новая запись`,
      `Строка 3 · ${NAME} · b2@example.com: новая запись`,
      `Строка 4 · ${NAME} · b3@example.com: новая запись`,
    ]);
  });

  it('are named in the refusal of a table that does not say which one it means', async () => {
    await load('people', ...PEOPLE);
    const known = `${NAME} · b1@example.com; ${NAME} · b2@example.com; ${NAME} · Бийск`;
    const client = `ООО «Ромашка»;7707083893;773601001;Барнаул;${NAME}`;

    expect((await load('addressees', 'department;person', `legal;${NAME}`))[0]).toContain(known);
    expect(
      (await load('substitutes', 'person;substitute;from;to', `manager;${NAME};01.12.2026;05.12.2026`))[0],
    ).toContain(known);
    expect((await load('clients', 'shortName;inn;kpp;unit;managerEmail', client))[0]).toContain(known);
  });

  it('may be named as the bot names them', async () => {
    await load('people', ...PEOPLE);

    const [added] = await load('addressees', 'department;person', `legal;${NAME} · Бийск`);
    expect(added).toBe(`Строка 2 · Юридический отдел: ${NAME} · Бийск: новая запись`);
    const client = `ООО «Ромашка»;7707083893;773601001;Барнаул;${NAME} · b2@example.com`;
    await load('clients', 'shortName;inn;kpp;unit;managerEmail', client);

    const stored = await app.clients.get('VIP-2026-0001');
    expect(stored?.passport.appointment.manager).toBe('5f0c7c1e-2a51-4c0e-9a43-0000000000b2');
    const holders = await app.directory.findHolders('legal', 'branch');
    expect(holders.map(({ email }) => email)).toEqual(['b3@example.com']);
  });
});
