import type { Contact } from '../../src/clients/client.ts';
import {
  fillGreetingText,
  GREETING_TONES,
  genderOf,
  type OwnTexts,
  type Placeholder,
} from '../../src/greetings/greeting-text-rules.ts';
import { originalText, placeholderNames } from '../../src/greetings/original-texts.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { letterHref } from '../cards/contact-links.ts';
import { type InputView, inputId } from '../cards/view.ts';

/** A greeting ready to be said, copied or sent; the first one of a card is open. */
export interface GreetingTextView {
  id: string;
  title: string;
  text: string;
  open: boolean;
  /** Title of the button that shows the same as text to copy. */
  copy: string;
  copyId: string;
  inputs: InputView[];
  /** A letter with the text in it, or ''. */
  letter: string;
  href: string;
}

export type Known = Omit<Record<Placeholder, string>, 'salutation' | 'name'> & {
  /** Contact to be greeted; null for all colleagues of a company. */
  addressee: Contact | null;
  subject: string;
};

/** The texts of one occasion, filled in, in the reader's language. */
export function presentTexts(family: string, own: OwnTexts, known: Known, texts: Texts): GreetingTextView[] {
  const names = [placeholderNames(texts)];
  const { addressee, subject, ...rest } = known;
  const values = { ...rest, ...addressed(addressee, texts) };
  return GREETING_TONES.map((tone, n) => {
    const template = own[tone]?.[texts.locale] ?? originalText(family, tone, texts);
    const text = fillGreetingText(template, values, [...names, ...otherNames(texts)]);
    const href = letterHref(addressee?.email ?? '', subject, text);
    return {
      id: `text-${tone}`,
      title: texts.t(`greetings.tones.${tone}`),
      text,
      open: n === 0,
      copy: texts.t('greetings.copy'),
      copyId: `copy-${tone}`,
      inputs: [copyInput(tone, text, texts)],
      letter: href === '' ? '' : texts.t('greetings.mail-link'),
      href,
    };
  });
}

/** An admin may name placeholders in either language: English names are the placeholders themselves. */
function otherNames(texts: Texts) {
  const own = placeholderNames(texts);
  const plain = Object.fromEntries(Object.keys(own).map((each) => [each, each]));
  return [plain as typeof own];
}

function addressed(contact: Contact | null, texts: Texts): Record<'salutation' | 'name', string> {
  const colleagues = texts.t('greetings.colleagues');
  if (!contact) return { salutation: colleagues, name: colleagues };
  const { firstName, patronymic } = contact;
  const name = [firstName, patronymic].filter((part) => part !== '').join(' ');
  const own = texts.locale === 'ru' ? contact.salutation.replace(/[\s!,.]+$/, '') : '';
  const dear = texts.t('greetings.dear', { gender: contact.gender ?? genderOf(patronymic), name });
  return { salutation: own === '' ? dear : own, name };
}

/** A box from which every client, phones too, copies plain text. */
function copyInput(tone: string, value: string, texts: Texts): InputView {
  return {
    id: inputId(`copied-${tone}`, 0),
    kind: 'multiline',
    label: texts.t('greetings.copy-label'),
    required: false,
    value,
    placeholder: '',
    maxLength: 0,
    choices: [],
    error: '',
    hint: '',
  };
}
