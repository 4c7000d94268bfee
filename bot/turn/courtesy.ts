/** Folded as commands are: matched, shown nowhere. */
const GREETING = {
  words: [
    'привет',
    'здравствуй',
    'здравствуйте',
    'добрый день',
    'добрый вечер',
    'доброе утро',
    'доброго дня',
    'приветствую',
    'hi',
    'hello',
    'good morning',
    'good afternoon',
  ],
};
const PLEASE = { words: ['пожалуйста', 'плиз', 'будь добр', 'будьте добры', 'please', 'pls'] };
const THANKS = {
  words: [
    'спасибо',
    'большое спасибо',
    'спасибо большое',
    'благодарю',
    'спс',
    'ок',
    'окей',
    'хорошо',
    'понятно',
    'принято',
    'ясно',
    'отлично',
    '👍',
    '🙏',
    'thanks',
    'thank you',
    'ok',
    'okay',
  ],
};

/** Words asked, without the greeting before and the «пожалуйста» around them. */
export interface Asked {
  /** Words typed that ask, without courtesy; folded ones may be taken from them again. '' when there are none. */
  text: string;
  isGreeting: boolean;
}

/** `folded` are the same words as commands are compared with, in the same order. */
export function withoutCourtesy(said: readonly string[], folded: readonly string[]): Asked {
  let [from, to] = [0, folded.length];
  const greeting = beginsWith(folded, GREETING.words);
  from += greeting;
  for (let more = -1; more !== 0; ) {
    const before = beginsWith(folded.slice(from, to), PLEASE.words);
    const behind = endsWith(folded.slice(from + before, to), PLEASE.words);
    from += before;
    to -= behind;
    more = before + behind;
  }
  return { text: said.slice(from, to).join(' '), isGreeting: greeting > 0 };
}

export function isThanks(folded: readonly string[]): boolean {
  return THANKS.words.includes(folded.join(' '));
}

/** Words that the longest of the phrases takes at the beginning. */
function beginsWith(folded: readonly string[], phrases: readonly string[]): number {
  return longest(phrases, (words) => words.every((word, n) => folded[n] === word));
}

function endsWith(folded: readonly string[], phrases: readonly string[]): number {
  return longest(phrases, (words) =>
    words.every((word, n) => folded[folded.length - words.length + n] === word),
  );
}

function longest(phrases: readonly string[], fits: (words: string[]) => boolean): number {
  const lengths = phrases.map((phrase) => phrase.split(' ')).filter(fits);
  return Math.max(0, ...lengths.map(({ length }) => length));
}
