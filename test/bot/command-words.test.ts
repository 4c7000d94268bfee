import { describe, expect, it } from '@jest/globals';
import { COMMANDS, createHandlers } from '../../bot/index.ts';
import { createTranslator, loadMessages } from '../../src/i18n/create-translator.ts';

const { router } = createHandlers();
const TITLES = [...loadMessages('ru').keys()].filter((key) => /^manifest\.commands\..*\.title$/.test(key));

describe('command words', () => {
  it.each(['ru', 'en'] as const)('of the app package are understood in %s', (locale) => {
    const { built } = createTranslator().in(locale);

    expect(TITLES.map((key) => built(key)).filter((title) => !isUnderstood(title))).toEqual([]);
  });

  it('exist in both languages for every command', () => {
    const oneSided = COMMANDS.filter(
      ({ words }) =>
        !words.some((word) => /[а-яё]/i.test(word)) || !words.some((word) => /[a-z]/i.test(word)),
    );

    expect(oneSided.map(({ id }) => id)).toEqual([]);
  });

  it.each(['ru', 'en'] as const)('of the welcome buttons are understood in %s', (locale) => {
    const words = [...loadMessages(locale)].filter(([key]) => key.startsWith('help.say.'));

    expect(words.filter(([, said]) => !isUnderstood(said))).toEqual([]);
  });
});

function isUnderstood(words: string): boolean {
  return (router.findCommand(words) ?? router.findCommand(`${words} VIP-2026-0001`)) !== undefined;
}
