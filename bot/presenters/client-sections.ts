import type { Contact, Passport } from '../../src/clients/client.ts';
import type { OpenedClient } from '../../src/clients/open-client.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { ClientWords } from './client-words.ts';
import type { FactView, SectionView } from './view.ts';

const MOST_LINES = 8;
const LONGEST_LINE = 200;

/** The passport in short sections; empty ones are left out. */
export function presentPassport(opened: OpenedClient, words: ClientWords): SectionView[] {
  const { passport } = opened.client;
  return [
    section('addresses', presentAddresses(passport, words), [], words),
    section('basis', presentBasis(passport, words), presentCriteria(passport, words), words),
    section('services', [], presentServices(passport, words), words),
    section('operators', [], presentOperators(passport), words),
    section('appointment', presentAppointment(passport, words), [], words),
    section('contacts', [], presentContacts(opened, words), words),
    section('days', [], presentDays(opened, words), words),
  ].filter(({ facts, lines }) => facts.length + lines.length > 0);
}

function section(
  name: KeyPart<'clients.card.sections'>,
  facts: FactView[],
  lines: string[],
  { texts }: ClientWords,
): SectionView {
  const shown = lines
    .slice(0, MOST_LINES)
    .map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line));
  const more = lines.length - shown.length;
  return {
    title: texts.t(`clients.card.sections.${name}`),
    facts: facts.filter(({ value }) => value !== ''),
    lines: more > 0 ? [...shown, texts.t('clients.form.more', { count: more })] : shown,
  };
}

function fact(name: KeyPart<'clients.card.facts'>, value: string, { texts }: ClientWords): FactView {
  return { title: texts.t(`clients.card.facts.${name}`), value };
}

function presentAddresses(passport: Passport, words: ClientWords): FactView[] {
  const points = passport.servicePoints.slice(0, MOST_LINES);
  const rest = passport.servicePoints.length - points.length;
  const more = rest > 0 ? [words.texts.t('clients.form.more', { count: rest })] : [];
  return [
    fact('legalAddress', passport.legalAddress, words),
    fact('postalAddress', passport.postalAddress, words),
    fact(
      'points',
      [...points.map(({ address, unit }) => `${address} (${words.unit(unit)})`), ...more].join('; '),
      words,
    ),
  ];
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
  const lines = client.passport.contacts.map((contact) => {
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
  return seesContacts || lines.length === 0 ? lines : [...lines, texts.t('clients.card.masked')];
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
