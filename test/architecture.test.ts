import { describe, expect, it } from '@jest/globals';
import { functionLengths } from './helpers/function-lengths.ts';
import { type Import, listPaths, readSourceFiles, type SourceFile } from './helpers/source-files.ts';

const files = readSourceFiles('bot', 'src');

/** `file -> what` for each import that the rule forbids. */
function offences(forbidden: (file: SourceFile, each: Import) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((each) => forbidden(file, each)).map((each) => `${file.path} -> ${each.target}`),
  );
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

  it('make no circle at run time', () => {
    expect(findCircles()).toEqual([]);
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
      files.filter((file) => isPure(file) && /\b(await|Promise)\b/.test(file.code)).map((file) => file.path),
    ).toEqual([]);
  });
});

describe('single doors', () => {
  it.each([
    ['the environment', /\bprocess\.env\b/, /^src\/settings\/config\.ts$/],
    ['the current time', /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b/, /^src\/kernel\/clock\.ts$/],
    ['exit codes', /\bprocess\.exit\b/, /^src\/cli\/|^bot\/(demo\/)?(?:main|end-signal)\.ts$/],
  ])('%s', (_, pattern, door) => {
    expect(
      files.filter((file) => pattern.test(file.code) && !door.test(file.path)).map((file) => file.path),
    ).toEqual([]);
  });
});

describe('shape', () => {
  it('keeps files under 300 lines', () => {
    const all = [...files, ...readSourceFiles('test')];

    expect(all.filter((file) => file.text.split('\n').length > 300).map((file) => file.path)).toEqual([]);
  });

  it('keeps the median file under 90 lines', () => {
    const lines = files.map((file) => file.text.split('\n').length).sort((a, b) => a - b);

    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(90);
  });

  it('keeps functions under 60 lines', () => {
    const long = files.flatMap((file) =>
      functionLengths(file.code)
        .filter(({ lines }) => lines > 60)
        .map(({ line, lines }) => `${file.path}:${line} ${lines} lines`),
    );

    expect(long).toEqual([]);
  });

  it('names files and folders in kebab-case after what they do', () => {
    const names = listPaths('bot', 'src', 'cards').map((path) => path.split('/').at(-1) ?? '');

    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(name))).toEqual([]);
    expect(
      names.filter(
        (name) => /(^|-)(utils?|helpers?|commons?|service|misc)(\.|$)/.test(name) && !name.endsWith('.json'),
      ),
    ).toEqual([]);
  });

  it('exports by name only', () => {
    expect(files.filter((file) => /^export default\b/m.test(file.code)).map((file) => file.path)).toEqual([]);
  });
});

/** Circles of imports that exist at run time, each as its files in order. */
function findCircles(): string[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports.filter((each) => !each.isPackage && !each.typeOnly).map((each) => each.target),
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
