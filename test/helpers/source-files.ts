import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blankLiterals } from './blank-literals.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** A package's name, or a path from the repository's root such as `src/kernel/clock.ts`. */
  target: string;
  isPackage: boolean;
  /** Nothing of it is left at run time. */
  typeOnly: boolean;
  names: string;
}

export interface SourceFile {
  /** From the repository's root. */
  path: string;
  text: string;
  /** The text with strings, comments and regular expressions blanked, line for line. */
  code: string;
  imports: Import[];
}

export function readSourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, code: blankLiterals(text), imports: importsOf(path, text) };
    });
}

/** Paths of files and folders alike, for their names. */
export function listPaths(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
}

const STATIC = /^(?:import|export)\s+(type\s+)?([^'"`;]*?)\s*from\s*'([^']+)'/gm;
/** Module whose interface is extended: a type of that module is known here. */
const AUGMENTED = /^declare module ()()'([^']+)'/gm;
const BARE = /^import\s*()()'([^']+)'/gm;
const DYNAMIC = /\bimport\(()()\s*'([^']+)'/g;

function importsOf(path: string, text: string): Import[] {
  return [STATIC, BARE, DYNAMIC, AUGMENTED].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, type, names = '', from = '']) => {
      const isPackage = !from.startsWith('.');
      const target = isPackage ? packageOf(from) : relative(ROOT, normalize(join(ROOT, dirname(path), from)));
      return {
        target,
        isPackage,
        typeOnly: pattern === AUGMENTED || (type ?? '') !== '' || onlyTypes(names),
        names,
      };
    }),
  );
}

function onlyTypes(names: string): boolean {
  const list = /^\{([\s\S]*)\}$/.exec(names.trim())?.[1];
  if (list === undefined) return false;
  const items = list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.length > 0 && items.every((item) => item.startsWith('type '));
}

function packageOf(from: string): string {
  const [first = '', second = ''] = from.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
