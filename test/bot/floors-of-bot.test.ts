import { describe, expect, it } from '@jest/globals';
import { openRepos } from '../../src/product/repos.ts';
import type { Store } from '../../src/storage/store.ts';
import { readSourceFiles, type SourceFile } from '../helpers/source-files.ts';

const files = readSourceFiles('bot').filter(({ path }) => !path.startsWith('bot/demo/'));

const REPOSITORIES = Object.keys(openRepos({ repo: () => ({}) } as unknown as Store)).join('|');

/** The name of a file in a folder of bot/ says what it does; any other name is a presenter's. */
const SORTS: Record<string, RegExp> = {
  handler: /\/on-[^/]+$/,
  loader: /\/load-[^/]+$/,
  reply: /-reply\.ts$/,
  content: /-content\.ts$/,
  data: /-data\.ts$/,
};

function sortOf(path: string): string {
  if (/^bot\/([^/]+|(teams|turn)\/.*)$/.test(path)) return 'turn';
  return Object.keys(SORTS).find((sort) => SORTS[sort]?.test(path)) ?? 'presenter';
}

/** `file: what` for each match in the code of these files. */
function matches(pattern: RegExp, searched: SourceFile[]): string[] {
  return searched.flatMap(({ path, code }) =>
    [...code.matchAll(new RegExp(pattern, 'g'))].map(([found]) => `${path}: ${found}`),
  );
}

/** `file -> file` for each import from one sort of file to another. */
function importsBetween(from: string, to: string[]): string[] {
  return files
    .filter(({ path }) => sortOf(path) === from)
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target.startsWith('bot/') && to.includes(sortOf(target)))
        .map(({ target }) => `${path} -> ${target}`),
    );
}

describe('the bot', () => {
  it('reads and writes through use cases, not through repositories', () => {
    const names = `\\b(${REPOSITORIES})\\b`;
    const used = new RegExp(`\\bapp\\.${names}`);
    const takenApart = new RegExp(`\\{[^{}]*${names}[^{}]*\\} = [\\w.]*\\bapp;|\\bapp: \\{[^{}]*${names}`);

    expect([...matches(used, files), ...matches(takenApart, files)]).toEqual([]);
  });

  it('names no repository', () => {
    const named = files.flatMap(({ path, imports }) =>
      imports.filter(({ names }) => /\b(Repo|Repos|openRepos)\b/.test(names)).map(() => path),
    );

    expect(named).toEqual([]);
  });
});

describe('presenters', () => {
  const presenters = files.filter(({ path }) => sortOf(path) === 'presenter');

  it('are most of the files', () => {
    expect(presenters.length).toBeGreaterThan(60);
  });

  it('wait for nothing', () => {
    expect(matches(/\b(async|await|Promise|set(Timeout|Interval|Immediate))\b|\.then\(/, presenters)).toEqual(
      [],
    );
  });

  it('know neither the app nor the turn', () => {
    expect(matches(/\b(app|App|turn|Turn)\b/, presenters)).toEqual([]);
    expect(importsBetween('presenter', ['turn'])).toEqual([]);
  });

  it('build on nothing that may wait', () => {
    expect(importsBetween('presenter', ['handler', 'loader', 'reply', 'content'])).toEqual([]);
  });
});

describe('handlers', () => {
  it('share replies and loaders, and know no other handler', () => {
    expect(importsBetween('handler', ['handler'])).toEqual([]);
  });

  it('are known to none of what they share', () => {
    const known = ['loader', 'reply', 'content', 'data'].flatMap((sort) => importsBetween(sort, ['handler']));

    expect(known).toEqual([]);
  });
});
