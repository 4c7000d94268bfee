import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { AppError, asAppError } from '../../../src/kernel/errors.ts';

const CODES = [...readFileSync('src/kernel/errors.ts', 'utf8').matchAll(/^ {2}\| '([A-Z_]+)'/gm)].map(
  ([, code]) => code,
);

describe('every refusal', () => {
  it.each(['ru', 'en'] as const)('has a sentence in %s', (locale) => {
    const texts = createTranslator().in(locale);

    expect(CODES.length).toBeGreaterThan(15);
    expect(CODES.filter((code) => !texts.has(`errors.${code}`))).toEqual([]);
  });
});

describe('asAppError', () => {
  it('keeps a coded refusal as it is', () => {
    const refusal = new AppError('STALE');

    expect(asAppError(refusal)).toBe(refusal);
  });

  it('makes anything else INTERNAL and keeps its cause', () => {
    const cause = new TypeError('boom');

    expect(asAppError(cause)).toMatchObject({ code: 'INTERNAL', cause });
    expect(asAppError('boom').code).toBe('INTERNAL');
  });
});
