import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Product } from '../../../src/product/product.ts';
import { buildPerson } from '../../helpers/build-person.ts';
import { importLines } from '../../helpers/import-table.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const HEADER = 'Отдел;Сотрудник';

let app: Product;

beforeEach(async () => {
  ({ app } = await createRegisterWorld());
  await app.people.insert(
    buildPerson('former', {
      roles: [
        { role: 'legal', scope: 'branch' },
        { role: 'quality', scope: 'branch' },
      ],
    }),
  );
  await app.people.insert(buildPerson('lawyer', { email: 'lawyer@example.test' }));
});

async function holdersOf(role: 'legal' | 'quality'): Promise<string[]> {
  return (await app.directory.findHolders(role, 'branch')).map(({ _id }) => _id);
}

describe('a table of addressees', () => {
  it('puts its people in the place of the former ones, in the departments that it names', async () => {
    const table = [HEADER, 'Юридический отдел;lawyer@example.test', 'legal;branch-sales'];

    expect(await importLines(app, 'addressees', table)).toEqual([
      'Строка 2 · Юридический отдел: lawyer: новая запись',
      'Строка 3 · Юридический отдел: branch-sales: новая запись',
      'Юридический отдел: former больше не адресат.',
      'Будет 3 изменения. Чтобы выполнить, повторите с --apply.',
    ]);
    expect(await holdersOf('legal')).toEqual(['former']);

    await importLines(app, 'addressees', table, { apply: true });

    expect((await holdersOf('legal')).toSorted()).toEqual(['branch-sales', 'lawyer']);
    expect(await holdersOf('quality')).toEqual(['former']);
    expect(await app.people.get('branch-sales')).toMatchObject({
      roles: [{ role: 'branch-sales' }, { role: 'legal' }],
    });
    const query = { index: 'subject', eq: { subject: 'person:former' }, limit: 5 };
    expect((await app.audit.find(query)).items).toMatchObject([
      { by: 'admin', event: { fields: ['roles'] } },
    ]);
    expect(await importLines(app, 'addressees', table)).toContain('Изменений нет: всё уже так, как в файле.');
  });

  it.each([
    [
      'a role that answers no department’s requests',
      'Администратор бота;lawyer',
      'Такого отдела нет. Есть: ',
    ],
    ['a department that does not exist', 'Кадры;lawyer', 'Такого отдела нет. Есть: '],
    ['somebody unknown', 'legal;nobody', '«nobody»: такого сотрудника нет'],
    ['nobody', 'legal;', '«»: такого сотрудника нет'],
    ['the same twice', 'Отдел качества;lawyer', 'То же уже есть в строке 2'],
  ])('refuses %s and writes none of the rows', async (_what, row, sentence) => {
    const lines = await importLines(app, 'addressees', [HEADER, 'quality;lawyer', row], { apply: true });

    expect(lines[1]).toContain(sentence);
    expect(await holdersOf('quality')).toEqual(['former']);
  });
});
