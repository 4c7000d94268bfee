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

/** Answers the INN, types what the route needs, then the rest section by section; ends on the review. */
export async function fillForm(users: Users, manager: string, typed = typedPassport()): Promise<void> {
  await openMain(users, manager, typed.names.inn);
  await step(users, manager, 'show', typeMain(typed));
  for (const [section, values, rows = {}] of sectionsOf(typed)) {
    const all = Object.entries(rows).flatMap(([list, each]) => each.map((row) => ({ list, row })));
    if (Object.values(values).every((value) => value === '') && all.length === 0) continue;
    await step(users, manager, 'section-open', {}, { section });
    let left = values;
    for (const { list, row } of all) {
      await step(users, manager, 'row-open', left, { list, row: -1 });
      await step(users, manager, 'row-save', row);
      left = {};
    }
    await step(users, manager, 'section-done', left);
  }
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

/** Begins a registration of its own and answers the first question. */
export async function openMain(users: Users, manager: string, inn = ''): Promise<ClickResult> {
  const [answer] = await users.say(manager, 'новый клиент');
  if (JSON.stringify(answer?.card).includes('"client.new"')) await users.click(manager, 'client.new');
  const known = await step(users, manager, 'next', { inn });
  return JSON.stringify(known.card).includes('"branch"') ? step(users, manager, 'branch') : known;
}

/** One click on the form; the whole card is shown where no other screen is named. */
export function step(
  users: Users,
  manager: string,
  move: string,
  typed: Typed = {},
  target: object = {},
): Promise<ClickResult> {
  const screen = move === 'show' ? { screen: 'review' } : {};
  return users.click(manager, 'client.step', typed, { data: { move, ...screen, ...target } });
}

/** Types into one section from the review; a change of a client is applied then, unless it is shown first. */
export async function typeSection(
  users: Users,
  person: string,
  section: string,
  typed: Typed = {},
): Promise<ClickResult> {
  const { card } = await step(users, person, 'section-open', {}, { section });
  const applies = JSON.stringify(card).includes('"client.apply"');
  return applies ? users.click(person, 'client.apply', typed) : step(users, person, 'section-done', typed);
}

/** Types into one section of a client's passport, from the client's card on, and applies it. */
export async function editSection(
  users: Users,
  manager: string,
  target: { client: string; section: string },
  typed: Typed,
): Promise<ClickResult> {
  await openSection(users, manager, target);
  return users.click(manager, 'client.apply', typed);
}

/** Opens a section of a client's passport in place of the newest card. */
export function openSection(
  users: Users,
  manager: string,
  target: { client: string; section: string },
): Promise<ClickResult> {
  const on = users.cardsOf(manager).at(-1)?.activityId ?? '';
  return users.act(manager, on, 'client.edit-section', target);
}

/** Values of the main screen, by input. */
export function typeMain({ names, places, servicePoints, basis, criteria, contacts }: TypedPassport): Typed {
  const { legalForm: _, inn: ___, kpp = '', ...requisites } = names;
  const { productionStructure: __, ...reasons } = basis;
  const elsewhere = unitsOf(servicePoints).filter((unit) => unit !== places.unit);
  return {
    ...requisites,
    ...(kpp === '' ? {} : { kpp }),
    legalAddress: places.legalAddress ?? '',
    unit: places.unit ?? '',
    ...(elsewhere.length > 0 ? { elsewhere: elsewhere.join(',') } : {}),
    ...reasons,
    ...inPlace('criteria', criteria.slice(0, 1), ['criterion', 'value']),
    ...inPlace('contacts', contacts.slice(0, 1), ['lastName', 'firstName', 'post', 'phone']),
  };
}

type SectionInput = [section: string, values: Typed, rows?: Record<string, Typed[]>];

/** Sections with what the main screen does not ask for. */
function sectionsOf(typed: TypedPassport): SectionInput[] {
  const { places, servicePoints, basis, criteria, services, appointment, contacts, companyDays } = typed;
  const { postalAddress = '' } = places;
  const { productionStructure = '' } = basis;
  const units = [...new Set([places.unit ?? '', ...unitsOf(servicePoints)])];
  const firsts = units.map((unit) => servicePoints.find((point) => point.unit === unit) ?? {});
  const further = servicePoints.filter((point) => !firsts.includes(point));
  return [
    ['addresses', { postalAddress, ...inPlace('servicePoints', firsts) }, { servicePoints: further }],
    [
      'basis',
      { productionStructure, ...inPlace('criteria', criteria.slice(0, 1)) },
      { criteria: criteria.slice(1) },
    ],
    ['services', {}, { services }],
    ['appointment', appointment],
    ['contacts', inPlace('contacts', contacts.slice(0, 1)), { contacts: contacts.slice(1) }],
    ['days', {}, { companyDays }],
  ];
}

function unitsOf(points: Typed[]): string[] {
  return [...new Set(points.map(({ unit }) => unit ?? ''))];
}

function inPlace(list: string, rows: Typed[], names?: string[]): Typed {
  const cells = rows.flatMap((row, n) =>
    Object.entries(row)
      .filter(([name]) => names?.includes(name) ?? true)
      .map(([name, value]) => [`${list}/${n}/${name}`, value]),
  );
  return Object.fromEntries(cells);
}
