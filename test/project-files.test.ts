import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

interface Package {
  version: string;
  license: string;
  engines: { node: string };
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  overrides: Record<string, string>;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Package;

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

describe('files beside the code', () => {
  it('keep the exactly pinned packages, and no others, from updates, each with its reason', () => {
    const { dependencies, devDependencies, overrides } = manifest;
    const pinned = Object.entries({ ...dependencies, ...devDependencies, ...overrides })
      .filter(([, range]) => /^\d/.test(range))
      .map(([name]) => name);
    const ignored = [...read('.github/dependabot.yml').matchAll(/dependency-name: "?([^"\n]+)/g)];
    const reasons = read('docs/decisions/pinned-versions.md');

    expect(ignored.map(([, name]) => name).toSorted()).toEqual(pinned.toSorted());
    expect(pinned.filter((name) => !reasons.includes(`\`${name}\``))).toEqual([]);
  });

  it('name one major version of Node', () => {
    expect(manifest.engines.node).toContain(read('.nvmrc').trim());
    expect(manifest.devDependencies.node).toContain(read('.nvmrc').trim());
  });

  it('run in CI what a fresh clone runs', () => {
    expect(read('.github/workflows/ci.yml')).toContain('- run: .ci/run\n');
    expect(read('.ci/run')).toContain('step test\n');
    expect(read('README.md')).toContain('npm ci && npm test ');
  });

  it('say what the licence of package.json means, and list its version', () => {
    expect(read('LICENSE')).toContain(`"${manifest.license}"`);
    expect(read('CHANGELOG.md')).toContain(`## ${manifest.version} - `);
  });

  it('explain every script', () => {
    const documents = ['README.md', 'CONTRIBUTING.md', 'docs/run.md'].map(read).join('\n');
    const named = new Set([...documents.matchAll(/npm (?:run )?([a-z0-9:-]+)/g)].map(([, name]) => name));

    expect(Object.keys(manifest.scripts).filter((name) => !named.has(name))).toEqual([]);
  });
});
