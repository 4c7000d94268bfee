import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { COMMANDS, createHandlers } from '../bot/index.ts';
import { ROLES } from '../src/people/person.ts';
import { SETTING_NAMES } from '../src/settings/config.ts';

const README = readFileSync('README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

function section(title: string): string {
  return README.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
}

/** Cells of the rows of a section's table, without its head. */
function rows(title: string): string[][] {
  return section(title)
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

describe('README', () => {
  it('explains every setting, and no other', () => {
    const names = rows('Settings').map(([name]) => name?.replaceAll('`', ''));

    expect(names.toSorted()).toEqual(SETTING_NAMES.toSorted());
  });

  it('names commands that the bot understands, and all of them', () => {
    const { router } = createHandlers();
    const phrases = rows('Commands').flatMap(([russian = '', english = '']) =>
      `${russian}, ${english}`.split(', '),
    );
    const named = new Set(phrases.map((phrase) => router.findCommand(phrase)?.handler.id));

    expect(phrases.filter((phrase) => !router.findCommand(phrase))).toEqual([]);
    expect(COMMANDS.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });

  it('names every word of every command', () => {
    const words = COMMANDS.flatMap((command) => command.words);

    expect(words.filter((word) => !section('Commands').includes(word))).toEqual([]);
  });

  it('names every role', () => {
    const text = section('Who can do what');

    expect(ROLES.filter((role) => !text.includes(`\`${role}\``))).toEqual([]);
  });

  it('names scripts that exist', () => {
    const named = [...README.matchAll(/npm run ([a-z0-9:]+)/g)].map(([, name = '']) => name);

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('links to files that exist', () => {
    const targets = [...README.matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);

    expect(targets.filter((target) => !target.startsWith('http') && !existsSync(target))).toEqual([]);
  });
});
