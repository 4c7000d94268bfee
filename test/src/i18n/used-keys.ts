import { readFileSync } from 'node:fs';
import { ACTIONS } from '../../../bot/index.ts';
import { DYNAMIC_PREFIXES } from './dynamic-prefixes.ts';
import { HOLE, readStringLiterals } from './string-literals.ts';

const MANIFEST = new URL('../../../manifest/manifest.json', import.meta.url);

/** Keys that the code asks for: whole ones, and those with parts that are put in at run time. */
export interface UsedKeys {
  /** Key and the file that names it. */
  whole: Map<string, string>;
  patterns: Map<string, RegExp>;
  /** Templates that stand outside a call of `t`, whose argument is typed. */
  unchecked: Set<string>;
}

/** Verbs and names of forms look like keys. */
const VERBS = new Set(ACTIONS.map(({ verb }) => verb));
const NAMES = new Set(['verb', 'form']);

/** A string is a key when it begins with the name of a text file and consists of dotted parts. */
export function readUsedKeys(areas: string[]): UsedKeys {
  const used: UsedKeys = { whole: new Map(), patterns: new Map(), unchecked: new Set() };
  const key = new RegExp(`^(?:${areas.join('|')})(?:\\.[\\w${HOLE}-]+)+$`, 'u');
  for (const { text, file, within } of readStringLiterals('bot', 'src')) {
    if (!key.test(text) || VERBS.has(text) || NAMES.has(within[0] ?? '')) continue;
    if (text.includes(HOLE)) {
      const template = text.replaceAll(HOLE, '*');
      used.patterns.set(template, toPattern(text));
      if (within[0] !== 't') used.unchecked.add(template);
    } else used.whole.set(text, file);
  }
  for (const [, name = ''] of readFileSync(MANIFEST, 'utf8').matchAll(/"text:([^"]+)"/g)) {
    used.whole.set(name, 'manifest/manifest.json');
  }
  return used;
}

export function isUsed(key: string, used: UsedKeys): boolean {
  return (
    used.whole.has(key) ||
    [...used.patterns.values()].some((pattern) => pattern.test(key)) ||
    DYNAMIC_PREFIXES.some(({ prefix }) => key.startsWith(prefix))
  );
}

/** A hole stands for one part of a key, a piece of one, or nothing. */
function toPattern(template: string): RegExp {
  const parts = template.split(HOLE).map((part) => part.replaceAll('.', '\\.'));
  return new RegExp(`^${parts.join('[^.]*')}$`, 'u');
}
