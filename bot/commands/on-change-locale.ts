import type { Locale } from '../../src/i18n/translate.ts';
import { changeLocale } from '../../src/people/directory/change-locale.ts';
import type { CommandHandler, Reply, Turn } from '../turn/turn.ts';

/** `русский` and `english`; the answer is in the new language already. */
export const changeLocaleCommands: CommandHandler[] = [
  onChangeLocale('ru', ['русский', 'по-русски', 'russian']),
  onChangeLocale('en', ['english', 'по-английски', 'английский']),
];

function onChangeLocale(locale: Locale, words: string[]): CommandHandler {
  return {
    id: `locale.${locale}`,
    words,
    takesArgument: false,
    places: ['personal'],
    handle: (turn) => choose(turn, locale),
  };
}

async function choose({ app, person }: Turn, locale: Locale): Promise<Reply> {
  await changeLocale(app, { personId: person._id, locale });
  return { kind: 'text', text: app.translator.in(locale).t('common.language-chosen') };
}
