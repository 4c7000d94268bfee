import {
  GREETING_FAMILIES,
  GREETING_TONES,
  type OwnTexts,
  TEXT_FIELDS,
} from '../../src/greetings/greeting-text-rules.ts';
import { fieldOf } from '../../src/greetings/greeting-texts.ts';
import { originalText, placeholderNames } from '../../src/greetings/original-texts.ts';
import type { Locale, Texts } from '../../src/i18n/translate.ts';
import type { SectionView } from '../cards/view.ts';
import { presentTexts } from '../greetings/texts-view.ts';
import {
  type DirectoryView,
  directoryButton,
  directoryView,
  pickerView,
  presentDirectoryForm,
  type Shown,
} from './directory-view.ts';

const LOCALES = ['ru', 'en'] as const;

/** The occasions whose texts may be written. */
export function presentOccasions(shown: Shown, rendering: string, texts: Texts): DirectoryView {
  const choices = GREETING_FAMILIES.map((value) => ({ value, title: familyName(value, texts) }));
  return directoryView(texts.t('greetings.admin.title'), texts, {
    notice: shown.notice ?? { text: texts.t('greetings.admin.text'), tone: 'default' },
    inputs: [pickerView('family', texts.t('greetings.admin.pick'), choices, rendering)],
    buttons: [
      directoryButton(
        texts.t('directory.buttons.open'),
        'directory.greeting',
        {},
        { tone: 'positive', withInputs: true },
      ),
      directoryButton(texts.t('directory.menu.dictionaries'), 'directory.dictionaries'),
    ],
  });
}

export interface GreetingFormInput {
  family: string;
  own: OwnTexts;
  version: number;
  shown: Shown;
  rendering: string;
  texts: Texts;
  /** Every language, by its own texts. */
  languages: Record<Locale, Texts>;
}

/** The three texts of one occasion in both languages, and how they will look. */
export function presentGreetingForm(input: GreetingFormInput): DirectoryView {
  const { family, own, version, shown, rendering, texts, languages } = input;
  const known = Object.values(placeholderNames(texts)).map((name) => `{${name}}`);
  const help = texts.t('greetings.admin.help', { known: known.join(', ') });
  const view = presentDirectoryForm({
    title: familyName(family, texts),
    form: 'greeting',
    fields: TEXT_FIELDS,
    values: Object.fromEntries(
      GREETING_TONES.flatMap((tone) =>
        LOCALES.map((locale) => [
          fieldOf(tone, locale),
          own[tone]?.[locale] ?? originalText(family, tone, languages[locale]),
        ]),
      ),
    ),
    shown,
    choices: () => [],
    rendering,
    buttons: [
      directoryButton(
        texts.t('directory.buttons.save'),
        'directory.greeting-save',
        { family, version },
        { tone: 'positive', withInputs: true },
      ),
      directoryButton(texts.t('directory.buttons.back'), 'directory.greetings'),
    ],
    texts,
  });
  return {
    ...view,
    notice: view.notice ?? { text: help, tone: 'default' },
    sections: [preview(family, own, texts)],
  };
}

function preview(family: string, own: OwnTexts, texts: Texts): SectionView {
  const t = (key: 'name' | 'company' | 'post' | 'sender') => texts.t(`greetings.admin.sample.${key}`);
  const [firstName = '', patronymic = ''] = t('name').split(' ');
  const isHoliday = family.startsWith('state-') || family === 'professional';
  const addressee = { ...NOBODY, firstName, patronymic };
  const known = {
    addressee: isHoliday ? null : addressee,
    subject: '',
    company: t('company'),
    post: t('post'),
    years: texts.t('reminders.years', { years: 50 }),
    day: familyName(family, texts),
    sender: t('sender'),
  };
  const lines = presentTexts(family, own, known, texts).map(({ title, text }) => `${title}: ${text}`);
  return { title: texts.t('greetings.admin.preview'), facts: [], lines };
}

/** A contact of whom only the name is known. */
const NOBODY = {
  id: '',
  lastName: '',
  firstName: '',
  patronymic: '',
  post: '',
  role: 'signs' as const,
  phone: '',
  email: '',
  salutation: '',
  birthday: null,
  consent: null,
};

function familyName(family: string, texts: Texts): string {
  return texts.built(`greetings.families.${family}`);
}
