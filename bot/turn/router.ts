import type { ActionHandler, CommandHandler, Incoming } from './turn.ts';

export interface Router {
  findCommand(text: string): { handler: CommandHandler; argument: string } | undefined;
  /** Every phrase that begins a command in this place, folded as `typed` is. */
  phrasesIn(place: Incoming['place']): string[];
  /** Words as commands are compared with. */
  foldWords(text: string): string[];
  findAction(verb: string): ActionHandler | undefined;
}

interface Phrase {
  words: string[];
  handler: CommandHandler;
}

/** Two handlers for one phrase or verb are a mistake that fails the start. */
export function createRouter(commands: CommandHandler[], actions: ActionHandler[]): Router {
  const phrases = commands.flatMap((handler) =>
    handler.words.map((phrase): Phrase => ({ words: split(phrase).map(fold), handler })),
  );
  requireUnique(phrases.map((phrase) => phrase.words.join(' ')));
  requireUnique(actions.map((action) => action.verb));
  phrases.sort((a, b) => b.words.length - a.words.length);
  const verbs = new Map(actions.map((action) => [action.verb, action]));
  return {
    findCommand: (text) => findCommand(phrases, text),
    phrasesIn: (place) =>
      phrases.filter(({ handler }) => handler.places.includes(place)).map(({ words }) => words.join(' ')),
    foldWords: (text) => split(text).map(fold),
    findAction: (verb) => verbs.get(verb),
  };
}

function requireUnique(names: string[]): void {
  const twice = names.find((name, n) => names.indexOf(name) !== n);
  if (twice !== undefined) throw new TypeError(`two handlers for ${twice}`);
}

function findCommand(phrases: Phrase[], text: string): ReturnType<Router['findCommand']> {
  const said = split(text);
  const folded = said.map(fold);
  for (const { words, handler } of phrases) {
    if (!words.every((word, n) => folded[n] === word)) continue;
    const argument = said.slice(words.length).join(' ');
    if (handler.takesArgument || argument === '') return { handler, argument };
  }
  return undefined;
}

function split(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** Case, ё and a closing mark do not matter. */
function fold(word: string): string {
  const plain = word.normalize('NFKC').toLowerCase().replaceAll('ё', 'е');
  return plain.replace(/[.,!?:;]+$/, '') || plain;
}
