import { describe, expect, it } from '@jest/globals';
import { blankLiterals } from './blank-literals.ts';
import { functionLengths } from './function-lengths.ts';

describe('blankLiterals', () => {
  it.each([
    ["a('{')", 'a(   )'],
    ['a // {\nb', 'a     \nb'],
    ['x = /[{/]}/g; y', 'x =         ; y'],
    ['a / b / c', 'a / b / c'],
    ['`{${ f({ a: `}` }) }{` + b', '     f({ a:     })     + b'],
    ["'it\\'s {' + b", '          + b'],
  ])('blanks %j', (text, expected) => {
    expect(blankLiterals(text)).toBe(expected);
  });
});

describe('functionLengths', () => {
  it.each([
    ['function a() {\n}', [2]],
    ['function a(\n  b: { c: string },\n): Promise<Page<T>> {\n  return {\n  };\n}', [6]],
    ['const a = (\n  b: string,\n): C => {\n};', [4]],
    ['const a = (b) => {\n};', [2]],
    ['if (a) {\n}\nfor (const b of c()) {\n}', []],
    ['const a = {\n  b(c) {\n  },\n};', [2]],
    ['interface A {\n  b: string;\n}', []],
    ['class A {\n  async b(): Promise<void> {\n  }\n}', [2]],
    ['function a(): { b: string } {\n}', [2]],
  ])('measures %j', (code, expected) => {
    expect(functionLengths(code).map(({ lines }) => lines)).toEqual(expected);
  });
});
