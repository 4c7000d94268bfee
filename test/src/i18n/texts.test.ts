import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { loadMessages } from '../../../src/i18n/create-translator.ts';
import { buildPassport } from '../../helpers/build-passport.ts';
import { BUILT_KEYS, OPTIONAL_KEYS } from './built-keys.ts';
import { DYNAMIC_PREFIXES, NOT_KEYS } from './dynamic-prefixes.ts';
import { readMessage } from './read-message.ts';
import { STUB } from './stub.ts';
import { isUsed, readUsedKeys } from './used-keys.ts';

const MESSAGES = { ru: loadMessages('ru'), en: loadMessages('en') };
const KEYS = [...MESSAGES.ru.keys()];
const AREAS = [...new Set(KEYS.map((key) => key.split('.')[0] ?? ''))];
const USED = readUsedKeys(AREAS);
const LANGUAGES = ['ru', 'en'] as const;

describe('texts', () => {
  it('have the same keys in both languages', () => {
    expect([...MESSAGES.en.keys()].toSorted()).toEqual(KEYS.toSorted());
  });

  it.each(LANGUAGES)('are written, none is a stub, in %s', (locale) => {
    expect(KEYS.filter((key) => MESSAGES[locale].get(key) === STUB)).toEqual([]);
  });

  it('have every key that the code asks for', () => {
    const missing = [...USED.whole].filter(([key]) => !MESSAGES.ru.has(key) && !(key in NOT_KEYS));

    expect(missing).toEqual([]);
  });

  it('have every key that the code can put together', () => {
    const missing = Object.values(BUILT_KEYS)
      .flat()
      .filter((key) => !MESSAGES.ru.has(key));

    expect([...new Set(missing)]).toEqual([]);
  });

  it('have a list of keys, or a reason, for every template that the compiler does not check', () => {
    const known = [...Object.keys(BUILT_KEYS), ...Object.keys(OPTIONAL_KEYS)];

    expect([...USED.unchecked].filter((template) => !known.includes(template))).toEqual([]);
    expect(known.filter((template) => !USED.unchecked.has(template))).toEqual([]);
  });

  it('have keys for every pattern that the code asks for', () => {
    const empty = [...USED.patterns].filter(([, pattern]) => !KEYS.some((key) => pattern.test(key)));

    expect(empty.map(([template]) => template)).toEqual([]);
  });

  it('are all used', () => {
    expect(KEYS.filter((key) => !isUsed(key, USED))).toEqual([]);
  });

  it('list no prefix or exception that nothing has', () => {
    const prefixes = DYNAMIC_PREFIXES.map(({ prefix }) => prefix);
    expect(prefixes.filter((prefix) => !KEYS.some((key) => key.startsWith(prefix)))).toEqual([]);
    expect(Object.keys(NOT_KEYS).filter((key) => !USED.whole.has(key))).toEqual([]);
  });

  it.each(LANGUAGES)('name every part of the passport in %s, as the log of a client does', (locale) => {
    const unnamed = Object.keys(buildPassport()).filter(
      (part) =>
        !MESSAGES[locale].has(`fields.passport.${part}.label`) &&
        !MESSAGES[locale].has(`directory.fields.${part}`),
    );

    expect(unnamed).toEqual([]);
  });

  it.each(LANGUAGES)('parse and format in %s', (locale) => {
    for (const [key, message] of MESSAGES[locale]) {
      const { args } = readMessage(message);
      const format = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
      expect({ key, text: typeof format.format(args) }).toEqual({ key, text: 'string' });
    }
  });

  it('take the same values in both languages', () => {
    const differing = KEYS.filter((key) => {
      const [ru, en] = LANGUAGES.map((locale) => readMessage(MESSAGES[locale].get(key) ?? ''));
      return (
        Object.keys(ru?.args ?? {})
          .toSorted()
          .join() !==
        Object.keys(en?.args ?? {})
          .toSorted()
          .join()
      );
    });

    expect(differing).toEqual([]);
  });

  it.each([
    ['ru', ['one', 'few', 'many', 'other']],
    ['en', ['one', 'other']],
  ] as const)('have every plural form in %s', (locale, forms) => {
    const incomplete = [...MESSAGES[locale]].flatMap(([key, message]) =>
      readMessage(message)
        .plurals.filter((options) => !forms.every((form) => options.includes(form)))
        .map((options) => `${key}: ${options.join(' ')}`),
    );

    expect(incomplete).toEqual([]);
  });

  it('never say a bare РФ in Russian, which means the branch here', () => {
    const bare = [...MESSAGES.ru].filter(([, message]) => /(?<![А-ЯЁа-яё])РФ(?![А-ЯЁа-яё])/u.test(message));

    expect(bare).toEqual([]);
  });

  it.each(LANGUAGES)('leave no blank text and no space at the end in %s', (locale) => {
    const loose = [...MESSAGES[locale]].filter(([, text]) => text.trim() === '' || text.trimEnd() !== text);

    expect(loose).toEqual([]);
  });
});
