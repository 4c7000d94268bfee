import { readFileSync } from 'node:fs';
import type { Temporal } from 'temporal-polyfill';
import type { ImportColumn, ImportRecord } from '../../../src/imports/clients/import-columns.ts';
import { MADE_UP_KPP, madeUpInn, madeUpOgrn } from './made-up-numbers.ts';
import type { DemoClient, DemoContact } from './read-clients.ts';

const WORDS: Record<string, string> & { forms: Record<string, string> } = JSON.parse(
  readFileSync(new URL('./words.json', import.meta.url), 'utf8'),
);

/** One company as a row of the table of clients, its birthdays counted from the demo's day. */
export function clientRecord(client: DemoClient, day: Temporal.PlainDate): ImportRecord {
  const { n, name, form } = client;
  const unit = client.manager.split('.')[1] ?? '';
  const [secondUnit = '', ...address] = client.second.split(', ');
  const points = [`${unit}: ${client.address}`];
  if (address.length > 0) points.push(`${secondUnit}: ${address.join(', ')}`);
  const criteria = [
    `monthly-charge = ${word('charge', { roubles: client.charge.replace(/(?=\d{3}$)/, ' ') })} (${word('period', { year: day.year })})`,
    `lines = ${client.lines}`,
  ];
  const start = day.subtract({ years: 2, days: n * 17 });
  const contract = `22-${100 + n}`;
  return {
    fullName: fullCompanyName(form, name),
    shortName: `${form} «${name}»`,
    legalForm: 'organisation',
    inn: madeUpInn(n),
    kpp: MADE_UP_KPP,
    ogrn: madeUpOgrn(n),
    legalAddress: `6560${String(n).padStart(2, '0')}, ${client.address}`,
    unit,
    servicePoints: points.join(' | '),
    large: String(client.basis === 'large'),
    image: String(client.basis === 'image'),
    criteria: criteria.join(' | '),
    sphere: client.sphere,
    productionStructure: client.structure,
    monthlyCharge: client.charge,
    managerEmail: `${client.manager}@example.com`,
    deputyEmail: client.manager === 'manager.barnaul' ? 'deputy.barnaul@example.com' : '',
    orderNumber: word('order', { n: 40 + n }),
    orderDate: day.subtract({ days: 200 + n }).toString(),
    ...service(1, 'internet', '1', client.tariff, contract, start),
    ...service(2, 'telephony', client.lines, '', contract, start),
    ...operator(client.operator),
    ...Object.assign({}, ...client.contacts.map((contact, at) => contactCells(contact, at + 1, n, day))),
    companyDayTitle: word('foundation'),
    companyDay: client.founded,
  };
}

/** Full name of a company by its short legal form. */
export function fullCompanyName(form: string, name: string): string {
  return `${WORDS.forms[form] ?? form} «${name}»`;
}

function service(
  number: number,
  name: string,
  quantity: string,
  tariff: string,
  contract: string,
  since: Temporal.PlainDate,
): ImportRecord {
  return cells(number, {
    serviceName: name,
    serviceQuantity: quantity,
    serviceTariff: tariff,
    serviceContract: contract,
    serviceSince: since.toString(),
  });
}

function operator(text: string): ImportRecord {
  const [name = '', services = '', volume = ''] = text.split(', ');
  return { operatorName: name, operatorServices: services, operatorVolume: volume };
}

function contactCells(
  contact: DemoContact,
  number: number,
  n: number,
  day: Temporal.PlainDate,
): ImportRecord {
  const { lastName, firstName, patronymic, birthdayIn } = contact;
  const mobile = String(100 + n * 7 + number).padStart(4, '0');
  return cells(number, {
    contactLastName: lastName,
    contactFirstName: firstName,
    contactPatronymic: patronymic,
    contactPost: contact.post,
    contactRole: contact.role,
    contactPhone: `+7 3852 55-${mobile.slice(0, 2)}-${mobile.slice(2)}`,
    contactEmail: `contact${n}-${number}@example.ru`,
    contactSalutation: salutation(`${firstName} ${patronymic}`),
    contactBirthday: birthdayIn === null ? '' : dayAndMonth(day.add({ days: birthdayIn })),
    contactConsent:
      birthdayIn === null ? '' : word('consent', { n, date: fullDate(day.subtract({ days: 190 + n })) }),
  });
}

function salutation(names: string): string {
  return word(names.endsWith(word('endingOfWoman')) ? 'salutationOfWoman' : 'salutation', { names });
}

function fullDate(day: Temporal.PlainDate): string {
  return `${dayAndMonth(day)}.${day.year}`;
}

function dayAndMonth({ day, month }: Temporal.PlainDate): string {
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}`;
}

/** Columns of the how manieth row of a list. */
function cells(number: number, row: Partial<Record<string, string>>): ImportRecord {
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      (number === 1 ? column : `${column}${number}`) as ImportColumn,
      cell,
    ]),
  );
}

/** A text of the demo, with its gaps filled in. */
export function word(name: string, args: Record<string, string | number> = {}): string {
  return (WORDS[name] ?? '').replaceAll(/\{(\w+)\}/g, (_, arg: string) => String(args[arg] ?? ''));
}
