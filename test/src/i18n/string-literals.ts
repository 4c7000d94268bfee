import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const ROOT = new URL('../../../', import.meta.url).pathname;

/** A string of the code; a template's holes are `HOLE`. */
export interface StringLiteral {
  file: string;
  text: string;
  /** Names of the property, call or variable it stands in, innermost first. */
  within: string[];
}

/** A character that no source file holds. */
export const HOLE = '\u{FFFF}';

/** Every string and template of the TypeScript below these folders; types and comments are left out. */
export function readStringLiterals(...folders: string[]): StringLiteral[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .sort()
      .flatMap((name) => literalsOf(join(folder, name))),
  );
}

function literalsOf(file: string): StringLiteral[] {
  const found: StringLiteral[] = [];
  const source = readFileSync(join(ROOT, file), 'utf8');
  visit(parseSync(source, { syntax: 'typescript', target: 'es2024' }), [], (text, within) => {
    found.push({ file, text, within });
  });
  return found;
}

type Found = (text: string, within: string[]) => void;

interface SyntaxNode {
  type?: string;
  value?: unknown;
  [field: string]: unknown;
}

function visit(node: unknown, within: string[], found: Found): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, within, found);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  const { type } = node as SyntaxNode;
  if (type?.startsWith('Ts') && !EXPRESSIONS.has(type)) return;
  if (type === 'StringLiteral') found(String((node as SyntaxNode).value), within);
  if (type === 'TemplateLiteral') found(templateText(node as SyntaxNode), within);
  if (type === 'ImportDeclaration') return;
  const name = nameOf(node as SyntaxNode);
  const inner = name === undefined ? within : [name, ...within];
  for (const [field, child] of Object.entries(node)) {
    if (field !== 'key') visit(child, inner, found);
  }
}

/** Wrappers that hold a value, unlike the other nodes of types. */
const EXPRESSIONS = new Set([
  'TsAsExpression',
  'TsSatisfiesExpression',
  'TsConstAssertion',
  'TsNonNullExpression',
]);

function templateText(node: SyntaxNode): string {
  const quasis = node.quasis as { cooked: string }[];
  return quasis.map((quasi) => quasi.cooked).join(HOLE);
}

interface Named {
  value?: unknown;
  property?: { value?: unknown };
}

function nameOf(node: SyntaxNode): string | undefined {
  const named = {
    KeyValueProperty: node.key,
    CallExpression: node.callee,
    VariableDeclarator: node.id,
  }[node.type ?? ''] as Named | undefined;
  const name = named?.property?.value ?? named?.value;
  return typeof name === 'string' ? name : undefined;
}
