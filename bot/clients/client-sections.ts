import type { OpenedClient } from '../../src/client-card/open-client.ts';
import type { Client, Contact, Passport } from '../../src/clients/client.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import { mailLink, phoneLink } from '../cards/contact-links.ts';
import { dayWithDistance } from '../cards/dates.ts';
import { fold } from '../cards/fold.ts';
import { shortened } from '../cards/shortened.ts';
import type { ButtonView, FactView, FoldView, PersonView } from '../cards/view.ts';
import type { ClientWords } from './client-words.ts';

/** The sections of the passport, in the order of the card. */
const PASSPORT_SECTIONS = [
  'days',
  'contacts',
  'names',
  'addresses',
  'basis',
  'services',
  'operators',
  'appointment',
] as const;
export type PassportSection = (typeof PASSPORT_SECTIONS)[number];

/** Sections of a client's card that are read by pages. */
export const CARD_SECTIONS = [...PASSPORT_SECTIONS, 'requests', 'past', 'notes'] as const;
export type CardSection = (typeof CARD_SECTIONS)[number];

const LONGEST_LINE = 160;
/** In full it stands in the form of the passport. */
const LONGEST_STRUCTURE = 300;
export const ROWS_A_PAGE = 10;

/** The passport in short parts, each with the way to the whole of it; empty ones are left out. */
export function presentPassport(opened: OpenedClient, words: ClientWords, most: number): FoldView[] {
  return PASSPORT_SECTIONS.filter((name) => name !== 'days').flatMap((name) =>
    shortFold(name, opened, words, most),
  );
}

/** The nearest days of the client's own, unfolded. */
export function presentComing(opened: OpenedClient, words: ClientWords, most: number): FoldView[] {
  return shortFold('days', opened, words, most).map((days) => ({ ...days, open: true }));
}

/** One page of a section as it is, ten rows of it. A page behind the last, as after an edit, is the last one. */
export function presentSectionPage(
  name: PassportSection,
  page: number,
  opened: OpenedClient,
  words: ClientWords,
): { fold: FoldView; next: number | null } {
  const { lines, people, note } = wholeSection(name, opened, words);
  const total = people.length + lines.length;
  const { from, to, next } = pageOf(total, page);
  const rows = lines.slice(from, to);
  const title = pageTitle(name, { from, to, total }, words);
  const content = {
    open: true,
    lines: note === '' ? rows : [...rows, note],
    people: people.slice(from, to),
  };
  return { fold: fold(name, title, content, words), next };
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

function shortFold(
  name: PassportSection,
  opened: OpenedClient,
  words: ClientWords,
  most: number,
): FoldView[] {
  const { texts } = words;
  const section = wholeSection(name, opened, words);
  const { lines, people, note } = section;
  const facts = section.facts.filter(({ value }) => value !== '');
  const total = lines.length + people.length;
  if (facts.length + total === 0 && opened.edit !== 'change') return [];
  const shown = lines.slice(0, most).map((line) => shortened(line, LONGEST_LINE));
  const shownPeople = people.slice(0, most);
  const left = total - shown.length - shownPeople.length;
  const isCut = left > 0 || shown.some((line, index) => line !== lines[index]);
  const content = {
    facts,
    people: shownPeople,
    lines: [
      ...shown,
      ...(left > 0 ? [texts.t('clients.form.more', { count: left })] : []),
      ...(note === '' ? [] : [note]),
    ],
    buttons: [
      ...(isCut ? [sectionButton(opened.client, name, total, words)] : []),
      ...(opened.edit === 'change' ? [editButton(opened.client._id, name, words)] : []),
    ],
    ...(total > 1 ? { count: total } : {}),
  };
  return [fold(name, texts.t(`clients.card.sections.${name}`), content, words)];
}

/** Opens this section alone, so that one phone number is three presses. */
function editButton(client: string, section: PassportSection, { texts }: ClientWords): ButtonView {
  const name = texts.t(`clients.card.sections.${section}`);
  const title = texts.t('clients.card.buttons.change');
  return {
    title,
    tooltip: `${title}: ${name}`,
    verb: 'client.edit-section',
    data: { client, section },
    tone: 'default',
    withInputs: false,
  };
}

/** Leads to the whole of a section, page by page. */
export function sectionButton(
  client: Pick<Client, '_id'>,
  section: CardSection,
  count: number,
  { texts }: ClientWords,
): ButtonView {
  const name = texts.t(`clients.card.sections.${section}`);
  return {
    title: texts.t('clients.card.all', { section: name, count }),
    verb: 'client.section',
    data: { client: client._id, section },
    tone: 'default',
    withInputs: false,
  };
}

/** `note` stands below the rows of each page and is none of them. */
interface Section {
  facts: FactView[];
  lines: string[];
  people: PersonView[];
  note: string;
}

function wholeSection(name: PassportSection, opened: OpenedClient, words: ClientWords): Section {
  const { passport } = opened.client;
  const parts: Record<PassportSection, () => Partial<Section>> = {
    days: () => ({ lines: presentDays(opened, words) }),
    contacts: () => ({ people: presentContacts(opened, words), note: contactsNote(opened, words) }),
    names: () => ({ facts: presentNames(passport, words) }),
    addresses: () => ({ facts: presentAddresses(passport, words), lines: presentPoints(passport, words) }),
    basis: () => ({ facts: presentBasis(passport, words), lines: presentCriteria(passport, words) }),
    services: () => ({ lines: presentServices(passport, words) }),
    operators: () => ({ lines: presentOperators(passport) }),
    appointment: () => ({ facts: presentAppointment(passport, words) }),
  };
  return { facts: [], lines: [], people: [], note: '', ...parts[name]() };
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
    fact('structure', shortened(passport.productionStructure, LONGEST_STRUCTURE), words),
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

function presentNames(passport: Passport, words: ClientWords): FactView[] {
  const isOrganisation = passport.kpp !== '';
  return [
    ...(isOrganisation
      ? [fact('innKpp', `${passport.inn} / ${passport.kpp}`, words)]
      : [fact('inn', passport.inn, words)]),
    fact('ogrn', passport.ogrn, words),
    fact('fullName', passport.fullName === passport.shortName ? '' : passport.fullName, words),
    fact('sphere', passport.sphere === '' ? '' : words.entry('spheres', passport.sphere), words),
  ];
}

function presentContacts({ client, seesContacts }: OpenedClient, words: ClientWords): PersonView[] {
  const { texts } = words;
  return client.passport.contacts.map((contact): PersonView => {
    const role = texts.t(`fields.passport.contacts.role.options.${contact.role}`);
    const birthday =
      seesContacts && contact.birthday
        ? texts.t('clients.card.birthday', { day: texts.dayMonth(contact.birthday) })
        : '';
    const detail = dotted(contact.post, role, birthday);
    if (!seesContacts) return { name: '', detail, links: [] };
    return {
      name: nameOf(contact),
      detail,
      links: [...phoneLink(contact.phone), ...mailLink(contact.email)],
    };
  });
}

function contactsNote({ client, seesContacts }: OpenedClient, { texts }: ClientWords): string {
  return seesContacts || client.passport.contacts.length === 0 ? '' : texts.t('clients.card.masked');
}

/** The nearest days of the client's own, each with how far it is. */
export function presentDays(
  { client, upcoming, today }: OpenedClient,
  { texts }: Pick<ClientWords, 'texts'>,
): string[] {
  const { contacts, companyDays } = client.passport;
  return upcoming.flatMap(({ args, occurrence }) => {
    const contact = contacts.find(({ id }) => args.day === `contact-${id}`);
    const companyDay = companyDays.find(({ id }) => args.day === `company-${id}`);
    const occasion = contact
      ? texts.t('clients.card.occasions.birthday', { name: nameOf(contact) })
      : companyDay?.title;
    const day = dayWithDistance(occurrence, today, texts);
    return occasion ? [texts.t('clients.card.dayLine', { day, occasion })] : [];
  });
}

function nameOf({ lastName, firstName, patronymic }: Contact): string {
  return [lastName, firstName, patronymic].filter((part) => part !== '').join(' ');
}

function dotted(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
