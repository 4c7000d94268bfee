import { cleanText } from '../../src/forms/clean-text.ts';

/** A mention as Teams tells of it beside the text; its own text may be missing. */
export interface Mention {
  text?: string | undefined;
  mentioned?: { id?: string | undefined; name?: string | undefined } | undefined;
}

export interface SaidWhere {
  botId: string;
  mentions: readonly Mention[];
  /** Only in the personal chat may somebody's mention be what is asked for: elsewhere it only calls a person. */
  isPersonal: boolean;
}

const MAX_TEXT = 10_000;

/** Tags of rich text in Teams; other angle brackets are people's own. */
const TAGS =
  /<\/?(?:div|p|span|br|b|i|u|s|strong|em|a|ul|ol|li|h[1-6]|pre|code|font|table|tbody|tr|td|hr|img|emoji|attachment|at|readonly|quote)\b[^>]*>/giu;
const QUOTED_REPLY = /<blockquote\b[^>]*>[\s\S]*?<\/blockquote>/giu;
const QUOTED_LINES = /^\s*>.*$/gmu;
const NAMED: Record<string, string> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  laquo: '«',
  raquo: '»',
};
/** Joiners hold emoji together and tear words apart. */
const JOINERS = /\u200c|\u200d|\ufe0f/gu;
const QUOTES: readonly [string, string][] = [
  ['«', '»'],
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ["'", "'"],
  ['‘', '’'],
  ['`', '`'],
];

/**
 * The words that somebody said, freed of what Teams and habits put around them: mentions, rich text, quoted
 * messages, invisible letters, outer quotes, marks before and behind, the sign of a number.
 */
export function cleanWords(said: string, where: SaidWhere): string {
  const text = withoutMentions(said.slice(0, MAX_TEXT).toWellFormed().replaceAll(QUOTED_REPLY, ' '), where);
  const plain = decoded(text.replaceAll(QUOTED_LINES, ' ').replaceAll(TAGS, ' '));
  const words = cleanText(plain.replaceAll(JOINERS, '').replaceAll(/№\s*/gu, ''))
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s,:;.–—-]+/u, '');
  return withoutQuotes(withoutEnd(withoutQuotes(words)));
}

function withoutMentions(text: string, { botId, mentions, isPersonal }: SaidWhere): string {
  let left = text;
  for (const { text: shown, mentioned } of mentions) {
    if (isPersonal && mentioned?.id !== botId) continue;
    for (const each of [shown, mentioned?.name && `<at>${mentioned.name}</at>`]) {
      if (each) left = left.replaceAll(each, ' ');
    }
  }
  return isPersonal ? left : left.replaceAll(/<at\b[^>]*>[\s\S]*?<\/at>/giu, ' ');
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/giu, (all, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code).toWellFormed() : all;
  });
}

/** Full stops and exclamations say nothing; a question mark may be a call for help. */
function withoutEnd(text: string): string {
  return text.replace(/[\s.…!,;:]+$/u, '') || text;
}

function withoutQuotes(text: string): string {
  for (const [open, close] of QUOTES) {
    const inner = text.slice(1, -1);
    const isWhole = text.length > 2 && text.startsWith(open) && text.endsWith(close);
    if (isWhole && !inner.includes(open) && !inner.includes(close)) return inner.trim();
  }
  return text;
}
