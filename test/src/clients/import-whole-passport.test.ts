import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Passport } from '../../../src/clients/client.ts';
import { PASSPORT_FIELDS } from '../../../src/clients/passport/passport-form.ts';
import {
  allColumns,
  IMPORT_COLUMNS,
  LIST_COLUMNS,
  mostRows,
} from '../../../src/imports/clients/import-columns.ts';
import { MOST_COLUMNS } from '../../../src/tables/table.ts';
import { buildPassport } from '../../helpers/build-passport.ts';
import { buildWorkbook } from '../../helpers/build-workbook.ts';
import { clientRecord, quotedCsv, recordRows } from '../../helpers/client-record.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const mailOf = (person: string) => `${person}@example.test`;

/** Texts with every sign that a table or a cell of several values gives a meaning to. */
const text = (min: number, max: number) =>
  fc
    .string({ unit: fc.constantFrom(...'абвг xyz|:=()\\";,«»\'#№✓0123'), minLength: min, maxLength: max })
    .map((letters) => `т${letters.trim()}т`);
const optional = (max: number) => fc.oneof(fc.constant(''), text(0, max));
const day = fc.constantFrom('2026-01-12', '1998-04-15', '2024-02-29');
const shortDay = fc.constantFrom('12-04', '02-29', '1970-05-01');
const list = <T>(row: fc.Arbitrary<T>, max: number) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.array(row, { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(row, { minLength: max, maxLength: max }) },
  );

const passports: fc.Arbitrary<Passport> = fc.record({
  fullName: text(3, 80),
  shortName: text(3, 40),
  legalForm: fc.constant('organisation' as const),
  inn: fc.constant('7707083893'),
  kpp: fc.constant('773601001'),
  ogrn: fc.constantFrom('', '1027700132195'),
  legalAddress: text(5, 60),
  postalAddress: optional(60),
  unit: fc.constant('barnaul'),
  servicePoints: fc
    .array(fc.record({ address: text(5, 60), unit: fc.constantFrom('barnaul', 'biysk') }), { maxLength: 4 })
    .map((points) => [{ address: 'Барнаул: пр. Ленина, 1', unit: 'barnaul' }, ...points]),
  large: fc.boolean(),
  image: fc.boolean(),
  criteria: list(
    fc.record({
      criterion: fc.constantFrom('lines', 'monthly-charge'),
      value: text(1, 40),
      period: optional(40),
    }),
    10,
  ),
  sphere: fc.constantFrom('trade', 'medicine', 'other'),
  productionStructure: fc.constantFrom('', 'Офис\nСклад; «второй»\n\nЦех'),
  services: list(
    fc.record({
      service: fc.constantFrom('internet', 'telephony'),
      quantity: fc.integer({ min: 1, max: 1_000_000 }),
      tariff: optional(40),
      contract: optional(40),
      since: fc.oneof(fc.constant(''), day),
    }),
    30,
  ),
  operators: list(fc.record({ operator: text(2, 40), services: optional(40), volume: optional(40) }), 10),
  monthlyCharge: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 100_000_000_000 })),
  appointment: fc.record({
    orderNumber: fc.constantFrom('', '114-л/с', '№ 12/2026 ОП'),
    orderDate: fc.oneof(fc.constant(''), day),
    manager: fc.constant('manager'),
    deputy: fc.constantFrom(null, 'other-manager'),
    combinedDuty: fc.oneof(fc.constant(null), text(1, 40)),
  }),
  contacts: list(
    fc
      .record({
        lastName: text(1, 30),
        firstName: text(1, 30),
        patronymic: optional(30),
        post: text(1, 30),
        role: fc.constantFrom(
          'signs' as const,
          'influences' as const,
          'technical' as const,
          'accountant' as const,
        ),
        phone: fc.constantFrom('', '+7 (3852) 12-34-56, доб. 12'),
        email: fc.constantFrom('', 'director@example.ru'),
        gender: fc.constantFrom(undefined, 'male' as const, 'female' as const),
        salutation: optional(30),
        consent: fc.oneof(fc.constant(null), text(1, 30)),
        birthday: fc.oneof(fc.constant(null), shortDay),
      })
      .map(({ gender, ...contact }) => ({
        ...contact,
        ...(gender ? { gender } : {}),
        id: '',
        birthday: contact.consent && contact.birthday,
      })),
    20,
  ),
  companyDays: list(fc.record({ id: fc.constant(''), title: text(2, 30), day: shortDay }), 10),
});

const withoutIds = (passport: Passport | undefined) => ({
  ...passport,
  contacts: passport?.contacts.map((contact) => ({ ...contact, id: '' })),
  companyDays: passport?.companyDays.map((each) => ({ ...each, id: '' })),
});

async function importOne(table: Uint8Array): Promise<Passport | undefined> {
  const { app } = await createRegisterWorld();
  const lines = await importLines(app, 'clients', table, { apply: true });
  const client = await app.clients.get('VIP-2026-0001');
  if (!client) throw new Error(lines.join('\n'));
  return client.passport;
}

describe('a client in the columns of the list', () => {
  it('has a column for every field of the passport', () => {
    const asked = Object.keys(PASSPORT_FIELDS).filter((name) => name !== 'deputy' && !(name in LIST_COLUMNS));
    expect(asked.filter((name) => !IMPORT_COLUMNS.some((column) => column === name))).toEqual([]);
    for (const [name, columns] of Object.entries(LIST_COLUMNS)) {
      const field = PASSPORT_FIELDS[name];
      expect(Object.keys(columns)).toEqual(field?.kind === 'list' ? Object.keys(field.item) : []);
    }
    expect(mostRows('contacts')).toBe(20);
    expect(allColumns().length).toBeLessThan(MOST_COLUMNS);
  });

  it('is the same client in the register, from a CSV and from a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(passports, fc.boolean(), async (passport, isWorkbook) => {
        const rows = recordRows([clientRecord(passport, mailOf)]);
        const imported = await importOne(isWorkbook ? buildWorkbook(rows) : quotedCsv(rows));

        expect(withoutIds(imported)).toEqual(withoutIds(passport));
      }),
      { numRuns: 40 },
    );
  });

  it('may leave numbers of a list out, and have titles for columns', async () => {
    const { contacts } = buildPassport();
    const titles =
      'Краткое название;ИНН;КПП;Подразделение;Почта менеджера;Контакт 1: фамилия;Контакт 1: имя;Контакт 1: должность;Контакт 3: фамилия;Контакт 3: имя;Контакт 3: должность;Operator 2: name';
    const values =
      'ООО «Ромашка»;7707083893;773601001;Барнаул;manager;Первый;А;Директор;Третий;В;Бухгалтер;«Другая связь»';
    const imported = await importOne(new TextEncoder().encode(`${titles}\n${values}`));

    expect(contacts).toHaveLength(1);
    expect(imported?.contacts.map(({ lastName, role }) => [lastName, role])).toEqual([
      ['Первый', 'influences'],
      ['Третий', 'influences'],
    ]);
    expect(imported?.operators).toEqual([{ operator: '«Другая связь»', services: '', volume: '' }]);
  });
});

describe('the manager of a client', () => {
  it('is named by e-mail, id or name; two of a name are told apart by e-mail', async () => {
    const { app } = await createRegisterWorld();
    for (const id of ['manager', 'other-manager']) {
      const person = await app.people.get(id);
      if (person) await app.people.replace({ ...person, name: 'Иванова Анна Сергеевна' });
    }
    const table = (word: string) => [
      'shortName;inn;kpp;unit;managerEmail',
      `ООО «Ромашка»;7707083893;773601001;Барнаул;${word}`,
    ];
    const told = async (word: string) => (await importLines(app, 'clients', table(word)))[0];

    expect(await told('MANAGER@example.test')).toContain('будет добавлен');
    expect(await told('other-manager')).toContain('будет добавлен');
    expect(await told('')).toContain('Почта менеджера: В справочнике нет');
    expect(await told('Иванова Анна Сергеевна')).toContain('Почта менеджера: Таких менеджеров несколько: ');
  });
});
