import { describe, expect, it } from '@jest/globals';
import { nameColumns } from '../../../src/tables/name-columns.ts';

const name = (table: string[][]) =>
  nameColumns(
    table.map((cells, index) => ({ line: index + 1, cells })),
    ['id', 'name', 'phone'],
    ['id', 'name'],
    (column) => ({ id: ['Номер'], name: ['Название', 'Name'], phone: ['Контакт: телефон'] })[column],
  );

describe('nameColumns', () => {
  it.each([
    ['an asterisk', 'Название *'],
    ['an asterisk before it', '* Название'],
    ['an asterisk in brackets', 'Название (*)'],
    ['a colon', 'Название:'],
    ['another case', 'НАЗВАНИЕ'],
    ['Latin letters that look the same', 'НAЗBAНИE'],
    ['spaces that do not break', '\u00A0Название\u00A0'],
    ['letters that nobody sees', 'Назва\u200Bние\u00AD'],
    ['its id', 'name'],
  ])('knows a title with %s', (_what, title) => {
    expect(
      name([
        ['Номер', title, 'контакт:телефон*'],
        ['1', 'x', '2'],
      ]),
    ).toMatchObject({
      records: [{ line: 2, record: { id: '1', name: 'x', phone: '2' } }],
      unknownColumns: [],
    });
  });

  it('finds the titles below a caption', () => {
    const found = name([['Номер', 'на 12.01.2026'], ['Список'], ['Номер', 'Название'], ['1', 'x']]);

    expect(found.records).toEqual([{ line: 4, record: { id: '1', name: 'x' } }]);
    expect(found.missingColumns).toEqual([]);
  });

  it('frees values of what nobody sees', () => {
    expect(
      name([
        ['Номер', 'Название'],
        ['1\u200B', '\u00A0Бар\u00ADнаул\u200E\nБийск'],
      ]).records[0]?.record,
    ).toEqual({
      id: '1',
      name: 'Барнаул\nБийск',
    });
  });

  it('leaves out the numbers of columns below the titles, and only there', () => {
    const titles = ['Номер', 'Название', 'Контакт: телефон'];
    const lines = (...rows: string[][]) => name([titles, ...rows]).records.map(({ line }) => line);

    expect(lines(['1', '2', '3', ''], ['7', 'x', ''], ['1', '2', '3'])).toEqual([3, 4]);
    expect(lines(['1', '2', ''], ['1', '2', '4'])).toEqual([2, 3]);
  });

  it('takes the first row for titles where none is known', () => {
    expect(name([['Цвет'], ['красный']])).toMatchObject({
      unknownColumns: ['Цвет'],
      missingColumns: ['id', 'name'],
    });
  });

  it('leaves out titles that are repeated', () => {
    const titles = ['Номер', 'Название', ''];

    expect(name([titles, ['1', 'x'], titles, ['2', 'y']]).records.map(({ line }) => line)).toEqual([2, 4]);
  });

  it.each([
    ['the same', ['Номер', 'Название', 'Название']],
    ['two names of it', ['Номер', 'Название', 'name']],
    ['two languages', ['Номер', 'Название *', 'Name']],
  ])('says that a column stands there twice with %s', (_what, titles) => {
    expect(name([titles, ['1', 'x', 'y']]).repeatedColumns).toEqual([titles[2]]);
  });

  it('names columns that have values and no title', () => {
    expect(
      name([
        ['Номер', '', 'Название', ''],
        ['1', '', 'x'],
        ['2', 'lost', 'y'],
      ]),
    ).toMatchObject({
      untitledColumns: ['B'],
      records: [{ line: 2 }, { line: 3 }],
    });
  });

  it('says which rows have more values than titles', () => {
    const { records } = name([
      ['Номер', 'Название', '', ''],
      ['1', 'x', '', ''],
      ['2', 'y', '', 'z'],
    ]);

    expect(records.map(({ tooWide = false }) => tooWide)).toEqual([false, true]);
  });
});
