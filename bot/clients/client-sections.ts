import type { OpenedClient } from '../../src/client-card/open-client.ts';
import type { Contact, Passport } from '../../src/clients/client.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { ButtonView, FactView, SectionView } from '../cards/view.ts';
import type { ClientWords } from './client-words.ts';

/** The sections of the passport, in the order of the card. */
const PASSPORT_SECTIONS = [
  'addresses',
  'basis',
  'services',
  'operators',
  'appointment',
  'contacts',
  'days',
] as const;
export type PassportSection = (typeof PASSPORT_SECTIONS)[number];

/** Sections of a client's card that are read by pages. */
export const CARD_SECTIONS = [...PASSPORT_SECTIONS, 'requests'] as const;
export type CardSection = (typeof CARD_SECTIONS)[number];

const MOST_LINES = 8;
const LONGEST_LINE = 200;
const ROWS_A_PAGE = 10;

/** The passport in short sections, each with the way to the whole of it; empty ones are left out. */
export function presentPassport(opened: OpenedClient, words: ClientWords): SectionView[] {
  return PASSPORT_SECTIONS.map((name) => shortSection(name, opened, words)).filter(
    ({ facts, lines }) => facts.length + lines.length > 0,
  );
}

/** One page of a section as it is, ten rows of it. A page behind the last, as after an edit, is the last one. */
export function presentSectionPage(
  name: PassportSection,
  page: number,
  opened: OpenedClient,
  words: ClientWords,
): { section: SectionView; next: number | null } {
  const { lines, note } = wholeSection(name, opened, words);
  const { from, to, next } = pageOf(lines.length, page);
  const rows = lines.slice(from, to);
  const title = pageTitle(name, { from, to, total: lines.length }, words);
  return { section: { title, facts: [], lines: note === '' ? rows : [...rows, note] }, next };
}

/** Range of rows on a page, and the page behind it. */
export function pageOf(total: number, page: number): { from: number; to: number; next: number | null } {
  const last = Math.max(0, Math.ceil(total / ROWS_A_PAGE) - 1);
  const shown = Math.min(page, last);
  const from = shown * ROWS_A_PAGE;
  return { from, to: Math.min(from + ROWS_A_PAGE, total), next: shown < last ? shown + 1 : null };
}

export function pageTitle(
  name: CardSection,
  { from, to, total }: { from: number; to: number; total: number },
  { texts }: ClientWords,
): string {
  const section = texts.t(`clients.card.sections.${name}`);
  return texts.t('clients.card.page', { section, from: total === 0 ? 0 : from + 1, to, total });
}

function shortSection(name: PassportSection, opened: OpenedClient, words: ClientWords): SectionView {
  const { texts } = words;
  const { facts, lines, note } = wholeSection(name, opened, words);
  const shown = lines.slice(0, MOST_LINES).map(shortLine);
  const left = lines.length - shown.length;
  const title = texts.t(`clients.card.sections.${name}`);
  const isCut = left > 0 || shown.some((line, index) => line !== lines[index]);
  const all: ButtonView = {
    title: texts.t('clients.card.all', { section: title, count: lines.length }),
    verb: 'client.section',
    data: { client: opened.client._id, section: name },
    tone: 'default',
    withInputs: false,
  };
  return {
    title,
    facts: facts.filter(({ value }) => value !== ''),
    lines: [
      ...shown,
      ...(left > 0 ? [texts.t('clients.form.more', { count: left })] : []),
      ...(note === '' ? [] : [note]),
    ],
    ...(isCut ? { more: [all] } : {}),
  };
}

function shortLine(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
}

/** `note` stands below the rows of each page and is none of them. */
type Section = Pick<SectionView, 'facts' | 'lines'> & { note: string };

function wholeSection(name: PassportSection, opened: OpenedClient, words: ClientWords): Section {
  const { passport } = opened.client;
  const parts: Record<PassportSection, () => Partial<Section>> = {
    addresses: () => ({ facts: presentAddresses(passport, words), lines: presentPoints(passport, words) }),
    basis: () => ({ facts: presentBasis(passport, words), lines: presentCriteria(passport, words) }),
    services: () => ({ lines: presentServices(passport, words) }),
    operators: () => ({ lines: presentOperators(passport) }),
    appointment: () => ({ facts: presentAppointment(passport, words) }),
    contacts: () => ({ lines: presentContacts(opened, words), note: contactsNote(opened, words) }),
    days: () => ({ lines: presentDays(opened, words) }),
  };
  return { facts: [], lines: [], note: '', ...parts[name]() };
}

function fact(name: KeyPart<'clients.card.facts'>, value: string, { texts }: ClientWords): FactView {
  return { title: texts.t(`clients.card.facts.${name}`), value };
}

function presentAddresses(passport: Passport, words: ClientWords): FactView[] {
  return [
    fact('legalAddress', passport.legalAddress, words),
    fact('postalAddress', passport.postalAddress, words),
  ];
}

function presentPoints({ servicePoints }: Passport, words: ClientWords): string[] {
  const { texts } = words;
  return servicePoints.map(({ address, unit }) =>
    address === '' ? words.unit(unit) : texts.t('clients.card.point', { address, unit: words.unit(unit) }),
  );
}

function presentBasis(passport: Passport, words: ClientWords): FactView[] {
  const { texts } = words;
  const flags = [
    ...(passport.large ? [texts.t('clients.card.large')] : []),
    ...(passport.image ? [texts.t('clients.card.image')] : []),
  ];
  return [
    fact('basis', flags.join(', '), words),
    fact('structure', passport.productionStructure.replaceAll('\n', ' '), words),
  ];
}

function presentCriteria(passport: Passport, words: ClientWords): string[] {
  return passport.criteria.map(({ criterion, value, period }) =>
    dotted(words.entry('criteria', criterion), value, period),
  );
}

function presentServices(passport: Passport, words: ClientWords): string[] {
  return passport.services.map(({ service, quantity, tariff, contract }) =>
    dotted(`${words.entry('services', service)} × ${quantity}`, tariff, contract),
  );
}

function presentOperators(passport: Passport): string[] {
  return passport.operators.map(({ operator, services, volume }) => dotted(operator, services, volume));
}

function presentAppointment({ appointment }: Passport, words: ClientWords): FactView[] {
  const { orderNumber: number, orderDate, combinedDuty } = appointment;
  const { texts } = words;
  const order =
    number && orderDate
      ? texts.t('clients.card.facts.orderValue', { number, date: texts.date(orderDate) })
      : number;
  return [fact('order', order, words), fact('combinedDuty', combinedDuty ?? '', words)];
}

function presentContacts({ client, seesContacts }: OpenedClient, words: ClientWords): string[] {
  const { texts } = words;
  return client.passport.contacts.map((contact) => {
    const role = texts.t(`fields.passport.contacts.role.options.${contact.role}`);
    const { post } = contact;
    if (!seesContacts) return texts.t('clients.card.contactMasked', { post, role });
    const birthday = contact.birthday
      ? texts.t('clients.card.birthday', { day: texts.dayMonth(contact.birthday) })
      : '';
    const name = nameOf(contact);
    return dotted(
      texts.t('clients.card.contact', { name, post, role }),
      contact.phone,
      contact.email,
      birthday,
    );
  });
}

function contactsNote({ client, seesContacts }: OpenedClient, { texts }: ClientWords): string {
  return seesContacts || client.passport.contacts.length === 0 ? '' : texts.t('clients.card.masked');
}

/** The nearest days of the client's own. */
export function presentDays(
  { client, upcoming }: OpenedClient,
  { texts }: Pick<ClientWords, 'texts'>,
): string[] {
  const { contacts, companyDays } = client.passport;
  return upcoming.flatMap(({ args, occurrence }) => {
    const contact = contacts.find(({ id }) => args.day === `contact-${id}`);
    const companyDay = companyDays.find(({ id }) => args.day === `company-${id}`);
    const occasion = contact
      ? texts.t('clients.card.occasions.birthday', { name: nameOf(contact) })
      : companyDay?.title;
    return occasion ? [texts.t('clients.card.dayLine', { day: texts.dayMonth(occurrence), occasion })] : [];
  });
}

function nameOf({ lastName, firstName, patronymic }: Contact): string {
  return [lastName, firstName, patronymic].filter((part) => part !== '').join(' ');
}

function dotted(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
