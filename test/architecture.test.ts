import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { FLOORS } from './helpers/floors.ts';
import { type Import, readSourceFiles, type SourceFile } from './helpers/source-files.ts';

const ROOMS = Object.values(FLOORS).flat();

const files = readSourceFiles('bot', 'src');

/** `file -> what` for each import that the rule forbids. */
function offences(forbidden: (file: SourceFile, each: Import) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((each) => forbidden(file, each)).map((each) => `${file.path} -> ${each.target}`),
  );
}

function roomOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function isPure({ path }: SourceFile): boolean {
  return /-rules\.ts$|^src\/calendar\/|^src\/requests\/kinds\/|^src\/forms\//.test(path);
}

describe('imports', () => {
  it('go from bot/ to src/, never back', () => {
    expect(
      offences((file, each) => file.path.startsWith('src/') && /^(bot|cards|test)\//.test(each.target)),
    ).toEqual([]);
  });

  it('leave tests alone', () => {
    expect(offences((_, each) => /^test\//.test(each.target))).toEqual([]);
  });

  it('load the demo from the demo only', () => {
    expect(
      offences((file, each) => each.target.startsWith('bot/demo/') && !file.path.startsWith('bot/demo/')),
    ).toEqual([]);
  });

  it.each([
    ['botbuilder', /^bot\/teams\//],
    ['botframework-connector', /^bot\/teams\//],
    ['botframework-schema', /^bot\/teams\//],
    ['restify', /^bot\/teams\/server\.ts$/],
    ['adaptivecards-templating', /^bot\/cards\/card-renderer\.ts$/],
    ['adaptive-expressions', /^bot\/cards\/card-renderer\.ts$/],
    ['mongodb', /^src\/storage\/mongo\//],
    ['node:sqlite', /^src\/storage\/sqlite\//],
    ['node-cron', /^src\/jobs\/scheduler\.ts$/],
    ['intl-messageformat', /^src\/i18n\//],
    ['pino', /^src\/kernel\/logger\.ts$/],
  ])('reach %s through one door', (name, door) => {
    expect(offences((file, each) => each.target === name && !door.test(file.path))).toEqual([]);
  });

  it('give the embedded store to its folder and to openStore only', () => {
    expect(
      offences(
        (file, each) =>
          /^src\/storage\/(mongo|sqlite)\//.test(each.target) &&
          !/^src\/storage\/(mongo|sqlite)\/|^src\/product\/open-store\.ts$/.test(file.path),
      ),
    ).toEqual([]);
  });
});

describe('floors', () => {
  it('have a place for every folder', () => {
    const folders = [...new Set(files.map(({ path }) => roomOf(path)))];

    expect(folders.filter((folder) => !ROOMS.includes(folder))).toEqual([]);
    expect(ROOMS.filter((room) => room !== 'src' && !folders.includes(room))).toEqual([]);
  });

  it('carry what stands on them and know nothing of it', () => {
    const upwards = offences(
      (file, each) =>
        !each.isPackage && ROOMS.indexOf(roomOf(each.target)) > ROOMS.indexOf(roomOf(file.path)),
    );

    expect(upwards).toEqual([]);
  });

  it('hold domains that do not know each other both ways', () => {
    const domains = (path: string) => path.split('/').slice(0, 2).join('/');
    const known = new Set(
      files.flatMap(({ path, imports }) =>
        imports.map(({ target }) => `${domains(path)} ${domains(target)}`),
      ),
    );
    const mutual = [...known].filter((pair) => {
      const [one, other] = pair.split(' ');
      return one !== other && known.has(`${other} ${one}`);
    });

    expect(mutual).toEqual([]);
  });

  it('make no circle of files, types counted', () => {
    expect(findCircles()).toEqual([]);
  });

  it('have rooms of 24 files at most', () => {
    const counts = new Map<string, number>();
    for (const { path } of files) counts.set(roomOf(path), (counts.get(roomOf(path)) ?? 0) + 1);

    expect([...counts].filter(([, count]) => count > 24)).toEqual([]);
  });

  it('are drawn in ARCHITECTURE.md', () => {
    const drawn = readFileSync('ARCHITECTURE.md', 'utf8');

    expect(ROOMS.filter((room) => room !== 'src' && !drawn.includes(`${room}/`))).toEqual([]);
  });
});

describe('pure files', () => {
  it('import no package but temporal-polyfill', () => {
    expect(
      offences((file, each) => isPure(file) && each.isPackage && each.target !== 'temporal-polyfill'),
    ).toEqual([]);
  });

  it('import no port, config or logger', () => {
    const ports =
      /^src\/settings\/config\.ts$|^src\/kernel\/logger\.ts$|^src\/product\/|^src\/storage\/(?!words\.ts|store\.ts)|^src\/effects\/(relay|change)\.ts$/;
    expect(offences((file, each) => isPure(file) && !each.typeOnly && ports.test(each.target))).toEqual([]);
    expect(
      offences((file, each) => isPure(file) && /\b(Repo|Store|Clock|Logger|Relay)\b/.test(each.names)),
    ).toEqual([]);
  });

  it('wait for nothing', () => {
    expect(
      files
        .filter(
          (file) =>
            isPure(file) && /\b(await|Promise|set(Timeout|Interval|Immediate))\b|\.then\(/.test(file.code),
        )
        .map((file) => file.path),
    ).toEqual([]);
  });
});

describe('single doors', () => {
  it.each([
    ['the environment', /\bprocess\.env\b/, /^src\/settings\/config\.ts$/],
    [
      'the current time',
      /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bTemporal\.Now\b|\bperformance\.now\b|\bhrtime\b/,
      /^src\/kernel\/clock\.ts$|^bot\/demo\/seats\.ts$/,
    ],
    [
      'chance',
      /\bMath\.random\b|\bcrypto\.random|\brandom(UUID|Bytes|Int)\b|\bgetRandomValues\b/,
      /^src\/kernel\/create-id\.ts$|^src\/storage\/mongo\/stored-document\.ts$|^bot\/start\.ts$/,
    ],
    ['exit codes', /\bprocess\.exit\b/, /^src\/cli\/|^bot\/(demo\/)?(?:main|end-signal)\.ts$/],
  ])('%s', (_, pattern, door) => {
    expect(
      files.filter((file) => pattern.test(file.code) && !door.test(file.path)).map((file) => file.path),
    ).toEqual([]);
  });
});

/** Circles of imports, each as its files in order. */
function findCircles(): string[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports.filter((each) => !each.isPackage).map((each) => each.target),
    ]),
  );
  const circles = new Set<string>();
  const done = new Set<string>();

  function walk(path: string, trail: string[]): void {
    const from = trail.indexOf(path);
    if (from >= 0) circles.add([...trail.slice(from), path].join(' -> '));
    if (from >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  }

  for (const path of graph.keys()) walk(path, []);
  return [...circles];
}
