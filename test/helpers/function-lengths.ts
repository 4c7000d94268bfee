export interface FunctionLength {
  line: number;
  lines: number;
}

const KEYWORDS = /\b(?:if|for|while|switch|catch|with)\s*$/;

/**
 * Every function of a file whose literals are blanked: declarations, methods and arrows with a body. Found
 * by braces: a block is a function's when `=>` or a parameter list, with or without a return type, precedes.
 */
export function functionLengths(code: string): FunctionLength[] {
  const opened: { at: number; isBody: boolean }[] = [];
  const found: FunctionLength[] = [];
  for (let at = 0; at < code.length; at += 1) {
    if (code[at] === '{') opened.push({ at, isBody: isFunctionBody(code.slice(0, at)) });
    if (code[at] !== '}') continue;
    const block = opened.pop();
    if (!block?.isBody) continue;
    const start = lineAt(code, headOf(code.slice(0, block.at)));
    found.push({ line: start, lines: lineAt(code, at) - start + 1 });
  }
  return found;
}

function isFunctionBody(before: string): boolean {
  const text = before.trimEnd();
  if (text.endsWith('=>')) return true;
  const head = withoutReturnType(text);
  return head !== undefined && !KEYWORDS.test(head.slice(0, openingOf(head)));
}

/** Cuts `: Promise<Page<T>>` and the like off a head; undefined when no parameter list ends it. */
function withoutReturnType(text: string): string | undefined {
  if (text.endsWith(')')) return text;
  const [type] = /\)\s*:\s*\S[^;=()]*(?:\([^()]*\)[^;=()]*)*$/.exec(text.slice(-400)) ?? [];
  if (type === undefined || type.split('{').length !== type.split('}').length) return undefined;
  return text.slice(0, text.length - type.length + 1);
}

/** Place where the parenthesis opens that the text ends with. */
function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    if (text[at] === '(') depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}

/** Parameters on lines of their own belong to the function. */
function headOf(before: string): number {
  const text = before.trimEnd().replace(/=>$/, '').trimEnd();
  const head = withoutReturnType(text);
  return head === undefined ? text.length - 1 : openingOf(head);
}

function lineAt(code: string, at: number): number {
  return code.slice(0, at).split('\n').length;
}
