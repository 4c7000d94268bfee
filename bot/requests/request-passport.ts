import type { Contact, Passport } from '../../src/clients/client.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { DictionaryEntry } from '../../src/dictionaries/load-dictionary.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { shortened } from '../cards/shortened.ts';
import type { FactView } from '../cards/view.ts';
import { unitName } from './request-words.ts';

/** Dictionaries that name what a passport points to. */
export interface PassportEntries {
  criteria: DictionaryEntry[];
  spheres: DictionaryEntry[];
  services: DictionaryEntry[];
}

interface PassportInput {
  view: RequestView;
  entries: PassportEntries;
  texts: Texts;
}

const MOST_NAMED = 5;
const LONGEST = 500;

/** The passport in short, beside the decision; nothing for who may not open the client's card. */
export function presentPassportFacts({ view, entries, texts }: PassportInput): FactView[] {
  if (!view.passport || !view.client) return [];
  const { passport } = view.passport;
  const unit = (id: string) => unitName(id, view.units, texts);
  const person = (id: string | null) => (id ? (view.names[id] ?? '') : '');
  const { manager, deputy } = passport.appointment;
  return [
    fact('inn', [passport.inn, passport.kpp].filter(Boolean).join(' / '), texts),
    fact('unit', unit(passport.unit), texts),
    fact('manager', person(manager), texts),
    fact('deputy', person(deputy), texts),
    fact('sphere', sphereOf(passport, entries, texts), texts),
    fact('charge', chargeOf(passport, texts), texts),
    fact('structure', passport.productionStructure, texts),
    fact('legalAddress', passport.legalAddress, texts),
    section('services', servicesOf(passport, entries, texts), texts),
    fact(
      'points',
      named(
        passport.servicePoints.map((point) => point.address),
        texts,
      ),
      texts,
    ),
    section(
      'operators',
      named(
        passport.operators.map(({ operator, services }) => dotted(operator, services)),
        texts,
      ),
      texts,
    ),
    section(
      'contacts',
      named(
        passport.contacts.map((contact) => contactText(contact, texts)),
        texts,
      ),
      texts,
    ),
  ]
    .filter(({ value }) => value !== '')
    .map(({ title, value }) => ({ title, value: shortened(value, LONGEST) }));
}

const LONGEST_GROUND = 300;

/** Two lines to judge a status by: who the client is, and why it counts as VIP. */
export function presentWho({ view, entries, texts }: PassportInput, judged: Passport): string[] {
  const passport = view.passport?.passport;
  const known = passport
    ? [
        sphereOf(passport, entries, texts),
        passport.monthlyCharge === null
          ? ''
          : texts.t('requests.card.a-month', { charge: texts.money(passport.monthlyCharge) }),
        pointsOf(view, passport, texts),
      ]
    : [];
  const grounds = [reasonsOf(judged, texts), criteriaOf(judged, entries.criteria, texts)];
  const why = grounds.filter((part) => part !== '').join('. ');
  return [
    dotted(...known),
    why === '' ? '' : texts.t('requests.card.why-vip', { why: shortened(why, LONGEST_GROUND) }),
  ].filter((line) => line !== '');
}

export function reasonsOf(passport: Passport, texts: Texts): string {
  return (['large', 'image'] as const)
    .filter((flag) => passport[flag])
    .map((flag) => texts.t(`requests.card.${flag}`))
    .join(', ');
}

function criteriaOf(passport: Passport, criteria: DictionaryEntry[], texts: Texts): string {
  return passport.criteria
    .map(({ criterion, value, period }) => {
      const name = entryName('criteria', criterion, criteria, texts);
      return `${name}: ${[value, period].filter((part) => part !== '').join(', ')}`;
    })
    .join('; ');
}

function fact(name: KeyPart<'clients.card.facts'>, value: string, texts: Texts): FactView {
  return { title: texts.t(`clients.card.facts.${name}`), value };
}

function section(name: KeyPart<'clients.card.sections'>, value: string, texts: Texts): FactView {
  return { title: texts.t(`clients.card.sections.${name}`), value };
}

function sphereOf({ sphere }: Passport, { spheres }: PassportEntries, texts: Texts): string {
  return sphere === '' ? '' : entryName('spheres', sphere, spheres, texts);
}

function chargeOf({ monthlyCharge }: Passport, texts: Texts): string {
  return monthlyCharge === null ? '' : texts.money(monthlyCharge);
}

/** So many in which units: their addresses stand in the passport. */
function pointsOf({ units }: RequestView, { servicePoints }: Passport, texts: Texts): string {
  if (servicePoints.length === 0) return '';
  const where = [...new Set(servicePoints.map(({ unit }) => unitName(unit, units, texts)))].sort(
    texts.compare,
  );
  return texts.t('requests.card.points', {
    count: servicePoints.length,
    units: shortened(where.join(', '), 120),
  });
}

function servicesOf({ services }: Passport, entries: PassportEntries, texts: Texts): string {
  return named(
    services.map(({ service, quantity, tariff }) =>
      dotted(`${entryName('services', service, entries.services, texts)} × ${quantity}`, tariff),
    ),
    texts,
  );
}

function contactText({ lastName, firstName, patronymic, post, phone }: Contact, texts: Texts): string {
  const name = [lastName, firstName, patronymic].filter((part) => part !== '').join(' ');
  return name === '' ? post : dotted(texts.t('requests.card.contact', { name, post }), phone);
}

function named(all: string[], texts: Texts): string {
  const rest = all.length - MOST_NAMED;
  const more = rest > 0 ? [texts.t('clients.form.more', { count: rest })] : [];
  return [...all.slice(0, MOST_NAMED).map((each) => shortened(each, 120)), ...more].join('; ');
}

function dotted(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
