import { describe, expect, it } from '@jest/globals';
import { EXPORT_KINDS } from '../../bot/exports/load-export-kinds.ts';
import { readSourceFiles } from '../helpers/source-files.ts';

const bot = readSourceFiles('bot');

/** Kinds that buttons name, where they name them in words. */
const OFFERED = bot.flatMap(({ text }) =>
  [...text.matchAll(/exportButton\(\s*'([a-z-]+)'/g)].map(([, kind]) => kind ?? ''),
);

describe('the list of kinds', () => {
  const ids = EXPORT_KINDS.map(({ id }) => id);

  it('has no id twice', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has every kind that a button offers', () => {
    expect(OFFERED.length).toBeGreaterThan(10);
    expect(OFFERED.filter((kind) => !ids.includes(kind))).toEqual([]);
  });

  it('has none that no card offers', () => {
    const named = (id: string) =>
      bot.some(({ path, text }) => !/\/load-[^/]+$/.test(path) && text.includes(`'${id}'`));

    expect(ids.filter((id) => !named(id))).toEqual([]);
  });
});
