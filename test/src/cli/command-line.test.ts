import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStore } from '../../../src/product/open-store.ts';
import { openRepos } from '../../../src/product/repos.ts';
import { buildDelivery } from '../../helpers/build-delivery.ts';
import { buildHolder, buildUnit, TENANT } from '../../helpers/build-person.ts';
import { type Ran, runProgram } from '../../helpers/run-program.ts';

let folder: string;
let data: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'command-line-'));
  data = join(folder, 'vip-desk.db');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function run(command: string, ...args: string[]): Promise<Ran> {
  return runProgram(`src/cli/${command}.ts`, args, { cwd: folder, env: { DATA_FILE: data } });
}

async function fillStore(file: string): Promise<void> {
  const store = await openStore({ dataFile: file });
  await openRepos(store).units.insert(buildUnit());
  await store.close();
}

describe('the calendar', () => {
  it.each([
    ['{"year":2028,"transfers":[{"from":"2028-02-31","to":"2028-03-01"}]}', 'transfers[0].from'],
    ['{"year":"2028","transfers":[]}', 'year'],
    ['{"year":2028', 'нет JSON'],
    [
      '{"year":2027,"transfers":[{"from":"2027-06-25","to":"2027-06-24"}]}',
      'переносить можно только субботу или воскресенье',
    ],
  ])('says of a file what is wrong in it, and saves nothing: %s', async (text, said) => {
    await writeFile(join(folder, 'calendar.json'), text);

    const result = await run('calendar', 'calendar.json', '--apply');

    expect(result.code).toBe(1);
    expect(result.said).toContain(said);
  });

  it('may come from a shell of Windows, which writes UTF-16', async () => {
    const text = '\uFEFF{"year":2028,"transfers":[{"to":"2028-11-01"}]}';
    await writeFile(join(folder, 'calendar.json'), Buffer.from(text, 'utf16le'));

    expect(await run('calendar', 'calendar.json')).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 ноября — ещё один выходной'),
    });
  });

  it('tells what a file would drop, before it does', async () => {
    await writeFile(join(folder, 'calendar.json'), '{"year":2027,"transfers":[{"to":"2027-06-25"}]}');

    const { code, said } = await run('calendar', 'calendar.json');

    expect(code).toBe(0);
    expect(said).toContain('25 июня — ещё один выходной');
    expect(said).toContain('больше не будет: 2 января → 5 ноября');
    expect(said).toContain('Это проверка.');
  });
});

describe('what could not be sent', () => {
  async function giveUp(...ids: string[]): Promise<void> {
    const store = await openStore({ dataFile: data });
    const { deliveries, people } = openRepos(store);
    await people.insert(buildHolder('manager', { name: 'Анна Петрова' }));
    for (const id of ids) {
      const givenUpAt = '2026-11-24T05:00:00.000Z';
      await deliveries.insert(buildDelivery(id, { status: 'failed', lastError: 'too-large', givenUpAt }));
    }
    await store.close();
  }

  async function pending(): Promise<number> {
    const store = await openStore({ dataFile: data });
    const count = await openRepos(store).deliveries.count({ index: 'due', eq: { status: 'pending' } });
    await store.close();
    return count;
  }

  it('is listed first, and sent again when that is applied, once', async () => {
    await giveUp('ST-2026-0001', 'ST-2026-0002');

    const dry = await run('resend');
    expect(dry.code).toBe(0);
    expect(dry.said).toContain('Не доставлено: 2');
    expect(dry.said).toContain('Анна Петрова: Карточка заявки ST-2026-0001 · слишком большая карточка · с');
    expect(dry.said).toContain('Это проверка.');
    expect(await pending()).toBe(0);

    expect((await run('resend', '--apply')).said).toContain('Бот отправит снова 2 сообщения.');
    expect(await pending()).toBe(2);

    expect((await run('resend', '--apply')).said).toContain('Недоставленного нет');
    expect(await pending()).toBe(2);
  });
});

describe('a command line tool', () => {
  it.each([
    ['directory', 'directory.json', '--deactivate-mising'],
    ['import', 'clients.csv', '--aply'],
    ['due', '--on', '2026-12-04', '--dat'],
    ['resend', '--aply'],
    ['export', 'somewhere', '--force'],
  ])('refuses an option that it does not know: %s', async (command, ...args) => {
    const { code, said } = await run(command, ...args);

    expect(code).toBe(1);
    expect(said).toContain(`Не понимаю параметр ${args.at(-1)}`);
    expect(said).toContain('--data');
    expect(existsSync(data)).toBe(false);
  });

  it('makes no store to look into: the day and the export name the file that is missing', async () => {
    for (const args of [
      ['due', '--on', '2026-12-04'],
      ['export', join(folder, 'backup')],
    ]) {
      const { code, said } = await run(...(args as [string, ...string[]]));
      expect([code, said.includes(`Файла данных ${data} нет`)]).toEqual([1, true]);
    }
    expect(existsSync(data)).toBe(false);
  });

  it('makes no store in a dry run, and one to apply to', async () => {
    const file = join(folder, 'directory.json');
    const units = [{ id: 'barnaul', name: { ru: 'Барнаул', en: 'Barnaul' }, zone: 'Asia/Barnaul' }];
    // As a shell of Windows writes it.
    const json = `\uFEFF${JSON.stringify({ tenantId: TENANT, units, people: [] })}`;
    await writeFile(file, Buffer.from(json, 'utf16le'));

    const dry = await run('directory', file);
    expect([dry.code, dry.said.includes('пустому хранилищу'), existsSync(data)]).toEqual([0, true, false]);
    const applied = await run('directory', file, '--apply');
    expect([applied.code, applied.said.includes(`Хранилище: ${data}`)]).toEqual([0, true]);
    expect(existsSync(data)).toBe(true);
  });

  it('brings a part of the directory in from a table, tried first', async () => {
    await fillStore(data);
    const file = join(folder, 'units.csv');
    await writeFile(file, 'id;nameRu;nameEn;zone\nomsk;Омск;Omsk;Asia/Omsk\n');

    const dry = await run('directory', file, '--table', 'units');
    expect([dry.code, dry.said]).toEqual([0, expect.stringContaining('Строка 2 · Омск: новая запись')]);
    expect((await run('directory', file, '--table', 'units', '--apply')).said).toContain(
      'Выполнено 1 изменение.',
    );
    expect((await run('directory', file, '--table', 'units')).said).toContain('Изменений нет');
  });

  it.each([
    ['a table of something else', [], 'Не хватает столбцов: ФИО, Роли.', '--table people | units'],
    ['a kind of table that it does not know', ['--table', 'unit'], 'Не знаю таблицы unit.', 'units'],
    [
      'missing people who are none',
      ['--table', 'units', '--deactivate-missing'],
      'сотрудникам',
      '--deactivate',
    ],
  ])('refuses %s and says what there is', async (_what, options, ...sentences) => {
    const file = join(folder, 'units.csv');
    await writeFile(file, 'id;nameRu;nameEn;zone\nomsk;Омск;Omsk;Asia/Omsk\n');

    const { code, said } = await run('directory', file, ...options, '--apply');

    expect(code).toBe(1);
    for (const sentence of sentences) expect(said).toContain(sentence);
  });

  it('reads the store that it is told to, and says so', async () => {
    const other = join(folder, 'other.db');
    await fillStore(other);

    const { code, said } = await run('due', '--on', '2026-12-04', '--data', other);

    expect(code).toBe(0);
    expect(said).toContain(`Хранилище: ${other}`);
    expect(existsSync(data)).toBe(false);
  });

  it('does not write an export over another', async () => {
    await fillStore(data);
    const backup = join(folder, 'backup');

    expect((await run('export', backup)).code).toBe(0);
    const again = await run('export', backup);

    expect(again.code).toBe(1);
    expect(again.said).toContain(`В папке ${backup} уже есть выгрузка`);
  });
});
