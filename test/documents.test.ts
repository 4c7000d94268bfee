import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { COMMANDS, createHandlers } from '../bot/index.ts';
import { ROLES } from '../src/people/person.ts';
import { SETTING_NAMES } from '../src/settings/config.ts';
import { listPaths } from './helpers/source-files.ts';

const FILES = [
  ...readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name),
  ...listPaths('bot', 'cards', 'docs', 'manifest', 'src', 'test'),
];
const DOCUMENTS = FILES.filter((path) => path.endsWith('.md'));

/** Files of runs, in no clone. */
const IGNORED = readFileSync('.gitignore', 'utf8').split('\n');

const USE = 'docs/use.md';
const RUN = 'docs/run.md';
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

function read(path: string): string {
  return readFileSync(path, 'utf8');
}

function section(path: string, title: string): string {
  return (
    read(path)
      .split(/^## /m)
      .find((part) => part.startsWith(`${title}\n`)) ?? ''
  );
}

/** Cells of the rows of a section's table, without its head. */
function rows(path: string, title: string): string[][] {
  return section(path, title)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** Links of a document, but for addresses. Fenced code is no prose: what looks like a link there is none. */
function linksOf(path: string): { file: string; anchor: string }[] {
  const prose = read(path).replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [file = '', anchor = ''] = target.split('#');
      return { file: file === '' ? path : join(dirname(path), file), anchor };
    });
}

/** Anchors as GitHub makes them of headings. */
function anchorsOf(path: string): string[] {
  return [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('every document', () => {
  it.each(DOCUMENTS)('%s links to files and headings that exist', (path) => {
    const broken = linksOf(path).filter(
      ({ file, anchor }) => !existsSync(file) || (anchor !== '' && !anchorsOf(file).includes(anchor)),
    );

    expect(broken).toEqual([]);
  });

  it.each(DOCUMENTS)('%s names scripts that exist', (path) => {
    const named = [...read(path).matchAll(/npm run (?:-s )?([a-z0-9:-]+)/g)].map(([, name = '']) => name);

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(DOCUMENTS)('%s names files and folders that exist', (path) => {
    const text = read(path);
    const folders = [...text.matchAll(/\b((?:bot|cards|docs|manifest|src|test)\/(?:[\w.-]+\/)*)/g)];
    const files = [...text.matchAll(/(?<=[\s`])([\w./-]+\.(?:ts|js|md))(?=[\s`,;:])/g)];
    const missing = [
      ...folders.map(([, folder = '']) => folder).filter((folder) => !existsSync(folder)),
      ...files
        .map(([, file = '']) => file)
        .filter((file) => !file.startsWith('node_modules/'))
        .filter((file) => !FILES.some((known) => known === file || known.endsWith(`/${file}`))),
    ];

    expect(missing.filter((each) => !IGNORED.includes(each))).toEqual([]);
  });

  it('is reached from README.md', () => {
    const reached = new Set(['README.md']);
    for (const path of reached) {
      for (const { file } of linksOf(path)) if (file.endsWith('.md')) reached.add(file);
    }

    expect(DOCUMENTS.filter((path) => !reached.has(path))).toEqual([]);
  });
});

describe('docs/use.md', () => {
  it('names commands that the bot understands, and all of them', () => {
    const { router } = createHandlers();
    const phrases = rows(USE, 'Commands').flatMap(([russian = '', english = '']) =>
      `${russian}, ${english}`.split(', '),
    );
    const named = new Set(phrases.map((phrase) => router.findCommand(phrase)?.handler.id));

    expect(phrases.filter((phrase) => !router.findCommand(phrase))).toEqual([]);
    expect(COMMANDS.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });

  it('names every word of every command', () => {
    const words = COMMANDS.flatMap((command) => command.words);

    expect(words.filter((word) => !section(USE, 'Commands').includes(word))).toEqual([]);
  });

  it('quotes buttons and commands as they are', () => {
    const { router } = createHandlers();
    const told = section(USE, 'How it goes') + section(USE, 'A month of a unit');
    const quoted = [...told.matchAll(/«([^»]{2,})»/g)].map(([, words = '']) => words);
    const russian = readdirSync('src/i18n/ru').map((name) => read(join('src/i18n/ru', name)));
    const isKnown = (words: string) =>
      router.findCommand(words) !== undefined || russian.some((texts) => texts.includes(`": "${words}"`));

    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter((words) => !isKnown(words))).toEqual([]);
  });

  it('names every role', () => {
    const text = section(USE, 'Who can do what');

    expect(ROLES.filter((role) => !text.includes(`\`${role}\``))).toEqual([]);
  });
});

describe('docs/run.md', () => {
  it('explains every setting, and no other', () => {
    const names = rows(RUN, 'Settings').map(([name]) => name?.replaceAll('`', ''));

    expect(names.toSorted()).toEqual(SETTING_NAMES.toSorted());
  });

  it('names every tool', () => {
    const tools = Object.keys(scripts).filter((name) => scripts[name]?.includes(' src/cli/'));

    expect(tools.filter((name) => !section(RUN, 'Tools').includes(`npm run ${name}`))).toEqual([]);
  });
});
