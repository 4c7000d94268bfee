import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import {
  PERSON_FIELDS,
  PERSON_ID_FIELD,
  ROLE_FIELDS,
  ZONES,
} from '../../src/people/directory/directory-fields.ts';
import { BRANCH, type Person, type Unit } from '../../src/people/person.ts';
import type { ClosingPreview } from '../../src/replacements/preview-closing.ts';
import type { ChoiceView, FactView } from '../cards/view.ts';
import { countFacts, grantTitle } from '../replacements/replacement.ts';
import { unitName } from '../requests/request-words.ts';
import { menuButton } from './directory-menu.ts';
import {
  type DirectoryView,
  directoryButton,
  directoryView,
  presentDirectoryForm,
  type Shown,
  statusTone,
} from './directory-view.ts';

export interface PersonCardInput {
  person: Person;
  substituteName: string;
  reachable: boolean;
  units: Unit[];
  notice: Shown['notice'];
  texts: Texts;
}

export function presentPerson(input: PersonCardInput): DirectoryView {
  const { person, units, texts } = input;
  const target = { id: person._id, version: person.version };
  const view = directoryView(person.name, texts, {
    notice: input.notice ?? null,
    facts: factsOf(input),
    rows: person.roles.map((grant) => ({
      title: grantTitle(grant, units, texts),
      detail: '',
      tone: 'default',
      buttons: [
        directoryButton(texts.t('directory.person.revoke'), 'directory.revoke', { ...target, ...grant }),
      ],
    })),
    sections:
      person.roles.length === 0
        ? [{ title: '', facts: [], lines: [texts.t('directory.person.no-roles')] }]
        : [],
    buttons: [
      directoryButton(texts.t('directory.person.edit'), 'directory.person-form', target),
      directoryButton(texts.t('directory.person.grant'), 'directory.role-form', target),
      ...(person.active
        ? [directoryButton(texts.t('directory.person.absence'), 'absence.ask', { person: person._id })]
        : [directoryButton(texts.t('directory.person.replace'), 'replace.ask', { leaver: person._id })]),
      accessButton(person, texts),
      directoryButton(texts.t('directory.buttons.log'), 'request.log', {
        number: subjectOf.person(person._id),
      }),
      menuButton(texts),
    ],
  });
  const status = texts.t(person.active ? 'directory.person.active' : 'directory.person.inactive');
  return { ...view, header: { ...view.header, status, tone: statusTone(person.active) } };
}

function accessButton({ _id, version, active }: Person, texts: Texts) {
  const title = texts.t(active ? 'directory.person.close' : 'directory.person.reopen');
  const tone = active ? 'destructive' : 'positive';
  return directoryButton(title, 'directory.access', { id: _id, version, active: !active }, { tone });
}

/** Before the access of somebody goes who has something of their own: how much, and how to hand it over first. */
export function presentClosing({ person, held }: ClosingPreview, texts: Texts): DirectoryView {
  const target = { id: person._id, version: person.version };
  return directoryView(person.name, texts, {
    notice: { text: texts.t('directory.person.closing', { name: person.name }), tone: 'warning' },
    facts: countFacts(held, texts).filter(({ value }) => value !== '0'),
    buttons: [
      directoryButton(
        texts.t('directory.person.replace'),
        'replace.ask',
        { leaver: person._id },
        { tone: 'positive' },
      ),
      directoryButton(
        texts.t('directory.person.close-anyway'),
        'directory.access',
        { ...target, active: false, sure: true },
        { tone: 'destructive' },
      ),
      directoryButton(texts.t('directory.buttons.back'), 'directory.person', { person: person._id }),
    ],
  });
}

function factsOf({ person, substituteName, reachable, texts }: PersonCardInput): FactView[] {
  const { email, locale, zone, substitute } = person;
  const facts: [KeyPart<'directory.person.facts'>, string][] = [
    ['id', person._id],
    ['email', email],
    ['locale', locale ? texts.t(`fields.directory.person.locale.options.${locale}`) : ''],
    ['zone', zone ?? ''],
    [
      'substitute',
      substitute
        ? `${substituteName}, ${texts.t('directory.absence.period', {
            from: texts.date(substitute.from),
            to: texts.date(substitute.to),
          })}`
        : '',
    ],
    ['unreachable', reachable ? '' : texts.t('directory.person.unreachable')],
  ];
  return facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ title: texts.t(`directory.person.facts.${name}`), value }));
}

/** The form of somebody new (`person` is null) or known. */
export function presentPersonForm(
  person: Person | null,
  shown: Shown,
  rendering: string,
  texts: Texts,
): DirectoryView {
  const target = { id: person?._id ?? '', version: person?.version ?? 0 };
  return presentDirectoryForm({
    title: person ? person.name : texts.t('directory.person.new'),
    form: 'person',
    fields: person ? PERSON_FIELDS : { ...PERSON_ID_FIELD, ...PERSON_FIELDS },
    values: person
      ? { name: person.name, email: person.email, locale: person.locale, zone: person.zone }
      : {},
    shown,
    choices: () => zoneChoices(person?.zone ?? null),
    rendering,
    buttons: [
      directoryButton(texts.t('directory.buttons.save'), 'directory.person-save', target, {
        tone: 'positive',
        withInputs: true,
      }),
      person
        ? directoryButton(texts.t('directory.buttons.back'), 'directory.person', { person: person._id })
        : directoryButton(texts.t('directory.buttons.back'), 'directory.people'),
    ],
    texts,
  });
}

export function presentRoleForm(
  person: Person,
  units: Unit[],
  shown: Shown,
  rendering: string,
  texts: Texts,
): DirectoryView {
  const scopes = [BRANCH, ...units.map(({ _id }) => _id)];
  return presentDirectoryForm({
    title: person.name,
    form: 'role',
    fields: ROLE_FIELDS,
    values: {},
    shown,
    choices: () => scopes.map((value) => ({ value, title: unitName(value, units, texts) })),
    rendering,
    buttons: [
      directoryButton(
        texts.t('directory.buttons.save'),
        'directory.grant',
        { id: person._id, version: person.version },
        { tone: 'positive', withInputs: true },
      ),
      directoryButton(texts.t('directory.buttons.back'), 'directory.person', { person: person._id }),
    ],
    texts,
  });
}

export function zoneChoices(own: string | null): ChoiceView[] {
  const zones = own && !ZONES.includes(own) ? [...ZONES, own] : ZONES;
  return zones.map((value) => ({ value, title: value }));
}
