import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readSourceFiles } from './helpers/source-files.ts';

const EXIT = readFileSync('docs/decisions/leaving-the-sdk.md', 'utf8');
const SDK = /^(botbuilder|botframework)/;

describe('the way out of the SDK', () => {
  it('names every file that imports it, with the package, and no other', () => {
    const rows = [...EXIT.matchAll(/^\| `([^`]+\.ts)` \| `([^`]+)` \|/gm)];
    const named = rows.map(([, file, name]) => `${file} ${name}`);
    const importing = readSourceFiles('bot', 'src', 'cards', 'test').flatMap(({ path, imports }) =>
      imports.filter(({ target }) => SDK.test(target)).map(({ target }) => `${path} ${target}`),
    );

    expect(named.toSorted()).toEqual([...new Set(importing)].toSorted());
  });

  it('names everything that those files take from it', () => {
    const taken = readSourceFiles('bot').flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => SDK.test(target))
        .flatMap(({ target, names }) => namesOf(names).map((name) => ({ path, target, name }))),
    );
    const missing = taken.filter(
      ({ path, target, name }) =>
        !EXIT.split('\n').some(
          (row) => row.startsWith(`| \`${path}\` | \`${target}\` |`) && row.includes(name),
        ),
    );

    expect(missing).toEqual([]);
  });
});

function namesOf(list: string): string[] {
  return [...list.matchAll(/\w+/g)].map(([name]) => name).filter((name) => name !== 'type');
}
