/** Longest first: what is skipped as a whole. Template strings are handled apart, they nest. */
const SKIPPED = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/y;
const REGULAR_EXPRESSION = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/y;

/** Replaces strings, comments and regular expressions by spaces, keeping lines and columns. */
export function blankLiterals(text: string): string {
  let blanked = '';
  /** Depth of braces at which each open `${` ends. */
  const templates: number[] = [];
  let depth = 0;
  let at = 0;
  const skip = (length: number): void => {
    blanked += text.slice(at, at + length).replace(/[^\n]/g, ' ');
    at += length;
  };
  while (at < text.length) {
    const char = text[at];
    const literal = char === '/' || char === "'" || char === '"' ? literalAt(text, at, blanked) : 0;
    if (literal > 0) {
      skip(literal);
      continue;
    }
    if (char === '`' || (char === '}' && templates.at(-1) === depth)) {
      if (char === '}') templates.pop();
      const { length, opens } = templatePart(text, at + 1);
      skip(length + 1);
      if (opens) templates.push(depth);
      continue;
    }
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    blanked += char;
    at += 1;
  }
  return blanked;
}

/** Length of the string, comment or regular expression that begins there; 0 for none. */
function literalAt(text: string, at: number, before: string): number {
  const skipped = match(SKIPPED, text, at);
  if (skipped > 0 || text[at] !== '/') return skipped;
  return beginsExpression(before) ? match(REGULAR_EXPRESSION, text, at) : 0;
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** A slash begins a regular expression where a value may begin, else it divides. */
function beginsExpression(before: string): boolean {
  const last = /(\S)\s*$/.exec(before.slice(-200))?.[1];
  return (
    last === undefined ||
    '(,=:[!&|?{};+>'.includes(last) ||
    /\b(return|of|in|case)\s*$/.test(before.slice(-20))
  );
}

/** Up to and with the closing backtick, or the next `${`. */
function templatePart(text: string, from: number): { length: number; opens: boolean } {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '`') return { length: at + 1 - from, opens: false };
    else if (text[at] === '$' && text[at + 1] === '{') return { length: at + 2 - from, opens: true };
  }
  return { length: text.length - from, opens: false };
}
