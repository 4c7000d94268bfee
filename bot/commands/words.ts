import type { Texts } from '../../src/i18n/translate.ts';
import type { Person } from '../../src/people/person.ts';
import type { ButtonView, FactView, HeaderView, NoticeView } from '../cards/view.ts';
import { buttonsFor } from './help.ts';

/** Data of `messages/notice`: a sentence with buttons. */
export interface SentenceView {
  header: HeaderView;
  notice: NoticeView;
  facts: FactView[];
  buttons: ButtonView[];
}

const MOST_BUTTONS = 3;

/** A command that was mistyped, as it may have been meant. */
export function presentGuess(words: string, texts: Texts): SentenceView {
  return sentence(texts.t('help.guess', { words }), texts, [
    { title: capitalised(words), verb: 'command.say', data: { words }, tone: 'positive', withInputs: false },
  ]);
}

/** A greeting, or words that mean nothing to the bot: one sentence, and what this person needs most. */
export function presentOffer(
  text: string,
  person: Person,
  texts: Texts,
  canSay: (words: string) => boolean,
): SentenceView {
  return sentence(text, texts, buttonsFor(person, texts, canSay).slice(0, MOST_BUTTONS));
}

function sentence(text: string, texts: Texts, buttons: ButtonView[]): SentenceView {
  const header: HeaderView = {
    kind: texts.t('help.kind'),
    number: '',
    title: texts.t('help.not-understood'),
    status: '',
    tone: 'default',
  };
  return { header, notice: { text, tone: 'default' }, facts: [], buttons };
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
