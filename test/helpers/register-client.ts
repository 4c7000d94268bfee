import type { ClickResult, Users } from './users.ts';

type Typed = Record<string, string>;

/** Values that a manager types on each screen of the form; lists are rows of typed values. */
export interface TypedPassport {
  names: Typed;
  places: Typed & { servicePoints?: never };
  servicePoints: Typed[];
  basis: Typed;
  criteria: Typed[];
  services: Typed[];
  appointment: Typed;
  contacts: Typed[];
  companyDays: Typed[];
}

/** A whole right passport as it is typed. */
export function typedPassport(overrides: Partial<TypedPassport> = {}): TypedPassport {
  return {
    names: {
      legalForm: 'organisation',
      fullName: 'Общество с ограниченной ответственностью «Торговый дом»',
      shortName: 'ООО «Торговый дом»',
      inn: '7707083893',
      kpp: '773601001',
      ogrn: '1027700132195',
    },
    places: { legalAddress: '656000, Барнаул, пр. Ленина, 1', postalAddress: '', unit: 'barnaul' },
    servicePoints: [{ address: 'Барнаул, пр. Ленина, 1', unit: 'barnaul' }],
    basis: {
      large: 'true',
      image: 'false',
      sphere: 'trade',
      productionStructure: 'Офис',
      monthlyCharge: '150 000,50',
    },
    criteria: [{ criterion: 'monthly-charge', value: '150 000 ₽', period: 'июль — сентябрь' }],
    services: [
      { service: 'internet', quantity: '2', tariff: 'Бизнес 100', contract: '12/2024', since: '2024-02-01' },
    ],
    appointment: { orderNumber: '114-л/с', orderDate: '2026-01-12', combinedDuty: '' },
    contacts: [
      {
        lastName: 'Директоров',
        firstName: 'Директор',
        post: 'Генеральный директор',
        role: 'signs',
        birthday: '04.12',
        consent: 'Согласие № 7 от 12.01.2026',
      },
    ],
    companyDays: [{ title: 'День основания', day: '15.04.1998' }],
    ...overrides,
  };
}

/** Walks the form as its user does, up to the review. */
export async function fillForm(users: Users, manager: string, typed = typedPassport()): Promise<void> {
  await users.say(manager, 'новый клиент');
  await next(users, manager, typed.names);
  await addRows(users, manager, 'servicePoints', typed.servicePoints, typed.places);
  await next(users, manager);
  await addRows(users, manager, 'criteria', typed.criteria, typed.basis);
  await next(users, manager);
  await addRows(users, manager, 'services', typed.services);
  await next(users, manager);
  await next(users, manager, typed.appointment);
  await addRows(users, manager, 'contacts', typed.contacts);
  await addRows(users, manager, 'companyDays', typed.companyDays);
  await next(users, manager);
}

/** The whole registration; the answer is the client's card. */
export async function registerClient(
  users: Users,
  manager: string,
  typed = typedPassport(),
): Promise<ClickResult> {
  await fillForm(users, manager, typed);
  return users.click(manager, 'client.submit');
}

function next(users: Users, manager: string, typed: Typed = {}): Promise<ClickResult> {
  return users.click(manager, 'client.step', typed, { data: { move: 'next' } });
}

/** `screen` is what was typed on the screen before the first row is opened. */
async function addRows(
  users: Users,
  manager: string,
  list: string,
  rows: Typed[],
  screen: Typed = {},
): Promise<void> {
  let typed = screen;
  for (const row of rows) {
    await users.click(manager, 'client.step', typed, { data: { move: 'row-open', list, row: -1 } });
    await users.click(manager, 'client.step', row, { data: { move: 'row-save' } });
    typed = {};
  }
}
