import { describe, expect, it } from '@jest/globals';
import { functionLengths } from './helpers/function-lengths.ts';
import { listPaths, readSourceFiles } from './helpers/source-files.ts';

const files = readSourceFiles('bot', 'src');

const FIRST_WORD =
  /(?:\/\*[\s*]*|(?<!^[ \t]*\/\/.*\n[ \t]*)\/\/ *)(What|Whom|Whoever|Whose|How|Who|Whether|Where|When|Why|Which|Its?|They|Theirs?|Of|Nor|Else|Both|These|Whatever)\b/gm;

describe('shape', () => {
  it('keeps files within 300 lines', () => {
    const all = [...files, ...readSourceFiles('test')];

    expect(all.filter((file) => file.text.split('\n').length > 300).map((file) => file.path)).toEqual([]);
  });

  it('keeps the median file within 90 lines', () => {
    const lines = files.map((file) => file.text.split('\n').length).sort((a, b) => a - b);

    expect(lines[Math.floor(lines.length / 2)]).toBeLessThanOrEqual(90);
  });

  it('keeps functions within 60 lines', () => {
    const long = files.flatMap((file) =>
      functionLengths(file.code)
        .filter(({ lines }) => lines > 60)
        .map(({ line, lines }) => `${file.path}:${line} ${lines} lines`),
    );

    expect(long).toEqual([]);
  });

  it('names files and folders in kebab-case after what they do', () => {
    const names = listPaths('bot', 'src', 'cards')
      .map((path) => path.split('/').at(-1) ?? '')
      .filter((name) => name !== 'README.md');

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

  it('begins comments with a noun or a verb', () => {
    const found = [...files, ...readSourceFiles('test')].flatMap(({ path, text }) =>
      [...text.matchAll(FIRST_WORD)].map(
        ({ index, 1: word }) => `${path}:${text.slice(0, index).split('\n').length} ${word}`,
      ),
    );

    expect(found).toEqual([]);
  });
});
