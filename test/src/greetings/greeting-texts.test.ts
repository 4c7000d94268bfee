import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { presentTexts } from '../../../bot/greetings/texts-view.ts';
import {
  checkGreetingText,
  fillGreetingText,
  GREETING_FAMILIES,
  GREETING_TONES,
  genderOf,
  PLACEHOLDERS,
  type Placeholder,
} from '../../../src/greetings/greeting-text-rules.ts';
import { originalText, placeholderNames } from '../../../src/greetings/original-texts.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { buildPassport } from '../../helpers/build-passport.ts';

const translator = createTranslator();
const LOCALES = ['ru', 'en'] as const;
const LANGUAGES = LOCALES.map((locale) => placeholderNames(translator.in(locale)));
const NOTHING = Object.fromEntries(PLACEHOLDERS.map((each) => [each, ''])) as Record<Placeholder, string>;

const [CONTACT] = buildPassport().contacts;
const KNOWN = {
  addressee: CONTACT ? { ...CONTACT, salutation: '' } : null,
  subject: 'День рождения',
  company: 'ООО «Ромашка»',
  post: 'директор',
  years: '50 лет',
  day: 'День строителя',
  sender: 'Мария Иванова',
};
const BARE = { ...KNOWN, addressee: null, company: '', post: '', years: '' };

describe.each(LOCALES)('the texts that the bot brings, in %s', (locale) => {
  const texts = translator.in(locale);

  it.each(GREETING_FAMILIES)('are right and whole, with everything known and with little: %s', (family) => {
    for (const tone of GREETING_TONES) {
      expect(checkGreetingText(originalText(family, tone, texts), LANGUAGES)).toBeNull();
    }
    for (const known of [KNOWN, BARE]) {
      for (const { text } of presentTexts(family, {}, known, texts)) {
        expect(text).not.toMatch(/[{}[\]]|undefined| {2}| [,.!?]|!,|^[,.!? ]/m);
        expect(text.length).toBeGreaterThan(20);
      }
    }
  });
});

describe('a text', () => {
  const fill = (text: string, values: Partial<Record<Placeholder, string>>) =>
    fillGreetingText(text, { ...NOTHING, ...values }, LANGUAGES);

  it('says what is known, in either language', () => {
    expect(fill('{Имя}, с днём рождения! {sender}', { name: 'Анна', sender: 'Пётр' })).toBe(
      'Анна, с днём рождения! Пётр',
    );
  });

  it('leaves out what stands in brackets and is not known', () => {
    const text = 'С юбилеем! [{лет} — прекрасная дата.] Здоровья[ и компании {компания}].';

    expect(fill(text, { years: '50 лет' })).toBe('С юбилеем! 50 лет — прекрасная дата. Здоровья.');
    expect(fill(text, { company: '«Ромашка»' })).toBe('С юбилеем! Здоровья и компании «Ромашка».');
  });

  it('does not read what it fills in', () => {
    expect(fill('Привет, {имя}!', { name: '{компания} [x]' })).toBe('Привет, {компания} [x]!');
  });

  it('reads well without what nobody knows', () => {
    expect(fill('{обращение}!\nпоздравляю Вас.', {})).toBe('Поздравляю Вас.');
  });

  it.each([
    ['Здравствуйте, {имечко}!', 'placeholder-unknown'],
    ['Здравствуйте, {имя!', 'brace-open'],
    ['Здравствуйте, имя}!', 'brace-open'],
    ['Здравствуйте[, {имя}!', 'brace-open'],
    ['[[{имя}]]', 'brace-open'],
    ['{}', 'placeholder-unknown'],
    ['[{имя}, поздравляю!]', 'text-only-optional'],
  ])('is refused: %s', (text, code) => {
    expect(checkGreetingText(text, LANGUAGES)).toMatchObject({ code });
  });

  it('that was let in can be filled in, whatever is known', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', 'имя', 'лет', ' ', 'а', '!', '\n') }),
        (text) => {
          if (checkGreetingText(text, LANGUAGES)) return true;
          const filled = [fill(text, {}), fill(text, { name: 'Анна', years: '5 лет' })];
          return filled.every((each) => !/[{}[\]]/.test(each));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('somebody', () => {
  it.each([
    ['Сергеевич', 'male'],
    ['Ильич', 'male'],
    ['Сергеевна', 'female'],
    ['Ильинична', 'female'],
    ['', 'other'],
    ['Мамед оглы', 'male'],
    ['Мамед кызы', 'female'],
  ])('named %s is %s', (patronymic, gender) => {
    expect(genderOf(patronymic)).toBe(gender);
  });

  it('is addressed as the contact says, else by sex, else without it', () => {
    const [first] = buildPassport().contacts;
    if (!first) throw new Error('no contact');
    const said = (contact: Partial<typeof first>) =>
      presentTexts('birthday', {}, { ...KNOWN, addressee: { ...first, ...contact } }, translator.in('ru'))[0]
        ?.text;

    expect(said({ salutation: 'Глубокоуважаемый Иван Ильич!' })).toMatch(/^Глубокоуважаемый Иван Ильич!\n/);
    expect(said({ salutation: '', firstName: 'Анна', patronymic: 'Ильинична' })).toMatch(
      /^Уважаемая Анна Ильинична!/,
    );
    expect(said({ salutation: '', firstName: 'Ким', patronymic: '' })).toMatch(/^Здравствуйте, Ким!/);
  });
});
