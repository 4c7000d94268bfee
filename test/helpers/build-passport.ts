import type { Passport } from '../../src/clients/client.ts';

/** A right passport of an organisation with one service point. */
export function buildPassport(overrides: Partial<Passport> = {}): Passport {
  return {
    fullName: 'Общество с ограниченной ответственностью «Ромашка»',
    shortName: 'ООО «Ромашка»',
    legalForm: 'organisation',
    inn: '7707083893',
    kpp: '773601001',
    ogrn: '1027700132195',
    legalAddress: '656000, Барнаул, пр. Ленина, 1',
    postalAddress: '',
    servicePoints: [{ address: 'Барнаул, пр. Ленина, 1', unit: 'barnaul' }],
    unit: 'barnaul',
    large: true,
    image: false,
    criteria: [{ criterion: 'monthly-charge', value: '150 000 ₽', period: 'июль — сентябрь' }],
    sphere: 'trade',
    productionStructure: 'Головной офис и два склада',
    services: [
      { service: 'internet', quantity: 2, tariff: 'Бизнес 100', contract: '12/2024', since: '2024-02-01' },
    ],
    operators: [],
    monthlyCharge: 15_000_000,
    appointment: {
      orderNumber: '114-л/с',
      orderDate: '2026-01-12',
      manager: 'manager',
      deputy: null,
      combinedDuty: null,
    },
    contacts: [
      {
        id: 'director',
        lastName: 'Директоров',
        firstName: 'Директор',
        patronymic: 'Директорович',
        post: 'Генеральный директор',
        role: 'signs',
        phone: '+7 3852 12-34-56',
        email: 'director@example.ru',
        salutation: 'Уважаемый Директор Директорович',
        birthday: '12-04',
        consent: 'Согласие № 7 от 12.01.2026',
      },
    ],
    companyDays: [{ id: 'foundation', title: 'День основания', day: '1998-04-15' }],
    ...overrides,
  };
}
